import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The only accent color: laurel green. Shade 7 on a light background and shade 3 on a dark one pass AA as text. */
const laurel: MantineColorsTuple = [
  '#eef6f1',
  '#dcebe2',
  '#b9d7c6',
  '#93c2a8',
  '#6fae8c',
  '#4c9570',
  '#377d59',
  '#2c6a4c',
  '#22543c',
  '#173a29',
];
const red: MantineColorsTuple = [
  '#fdf1ef',
  '#f9dcd8',
  '#f0b7b0',
  '#e9968d',
  '#da7066',
  '#bd4a3f',
  '#a93a30',
  '#97281f',
  '#7a2019',
  '#5c1813',
];
/** Warm neutrals instead of Mantine's bluish ones. */
const gray: MantineColorsTuple = [
  '#f6f5f1',
  '#efeee8',
  '#e4e2da',
  '#d4d2c8',
  '#bdbbb0',
  '#8d9089',
  '#58605a',
  '#454d47',
  '#2e352f',
  '#1d241f',
];
const dark: MantineColorsTuple = [
  '#e8ebe6',
  '#cfd5d0',
  '#aab3ac',
  '#818b84',
  '#434a45',
  '#313833',
  '#1f2521',
  '#141815',
  '#0f1210',
  '#0a0c0b',
];

/** A field's border needs a contrast of 3:1. When a field has an error, Mantine colors the border. */
const visibleEdge = {
  vars: (_: unknown, { error }: { error?: unknown }) => (error ? {} : { wrapper: { '--input-bd': 'var(--edge)' } }),
};
const roomy = { defaultProps: { size: 'md' } };

export const theme = createTheme({
  colors: { laurel, red, gray, dark },
  black: '#1d241f',
  primaryColor: 'laurel',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: "'Source Sans 3 Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '0.875rem', sm: '0.9375rem', md: '1.0625rem', lg: '1.1875rem', xl: '1.375rem' },
  lineHeights: { md: '1.55' },
  headings: {
    fontFamily: "'Source Serif 4 Variable', Georgia, serif",
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: 'clamp(1.75rem, 1.3rem + 2vw, 2.5rem)', lineHeight: '1.15' },
      h2: { fontSize: '1.4375rem', lineHeight: '1.25' },
      h3: { fontSize: '1.1875rem', lineHeight: '1.3' },
    },
  },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Input: visibleEdge,
    // Every field is required unless its label says "optional".
    InputWrapper: { defaultProps: { withAsterisk: false } },
    ModalHeader: { defaultProps: { component: 'div' } }, // its <header> would be a second banner landmark
    TextInput: roomy,
    PasswordInput: {
      defaultProps: {
        size: 'md',
        visibilityToggleButtonProps: { tabIndex: 0, 'aria-label': 'Show or hide the password' },
      },
    },
    NumberInput: roomy,
    Textarea: roomy,
    NativeSelect: roomy,
    Select: roomy,
    Autocomplete: roomy,
  },
});

/** Gives Mantine's components the tokens of tokens.css. */
export const variables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--ground)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-error': 'var(--danger-ink)',
    '--mantine-color-anchor': 'var(--accent-ink)',
    '--mantine-color-placeholder': 'var(--ink-soft)',
    '--mantine-color-default': 'var(--raised)',
    '--mantine-color-default-border': 'var(--edge)',
  };
  return { variables: {}, light: shared, dark: shared };
};
