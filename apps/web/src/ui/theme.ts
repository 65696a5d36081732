import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent: the green of a laurel leaf. Shade 7 on white and shade 3 on the dark ground pass AA as text. */
const laurel: MantineColorsTuple = ['#eef6f1', '#dcebe2', '#b9d7c6', '#93c2a8', '#6fae8c', '#4c9570', '#377d59', '#2c6a4c', '#22543c', '#173a29'];

export const theme = createTheme({
  colors: { laurel },
  primaryColor: 'laurel',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  fontFamily: "'Source Sans 3 Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: {
    fontFamily: "'Source Serif 4 Variable', Georgia, serif",
    fontWeight: '600',
    sizes: { h1: { fontSize: '2rem', lineHeight: '1.2' }, h2: { fontSize: '1.375rem', lineHeight: '1.3' }, h3: { fontSize: '1.125rem', lineHeight: '1.35' } },
  },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
});
