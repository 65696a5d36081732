import { tonesOf } from '#programs/accent';

const look = new CSSStyleSheet();
let shown: string | null = null;

/**
 * Gives the pages a program's accent color; null brings back the green of tokens.css. The style sheet is the browser's own,
 * so it comes after all others, and no style in the page has to be allowed.
 */
export function showAccent(accent: string | null): void {
  if (accent === shown) return;
  shown = accent;
  look.replaceSync(accent === null ? '' : styleOf(accent));
  if (!document.adoptedStyleSheets.includes(look)) document.adoptedStyleSheets.push(look);
}

function styleOf(accent: string): string {
  const { light, dark, shades } = tonesOf(accent);
  const schemes = Object.entries({ light, dark }).map(([scheme, { accent: shape, ink, wash }]) => {
    const washes =
      scheme === 'dark' ? `--mantine-color-laurel-light: ${wash}; --mantine-color-laurel-light-hover: ${wash};` : '';
    return `:root[data-mantine-color-scheme='${scheme}'] { --accent: ${shape}; --accent-ink: ${ink}; --accent-wash: ${wash}; ${washes} }`;
  });
  const theme = shades.map((shade, index) => `--mantine-color-laurel-${index}: ${shade};`).join(' ');
  return [`:root { ${theme} }`, ...schemes].join('\n');
}
