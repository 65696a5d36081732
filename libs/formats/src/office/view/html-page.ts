import sanitize from 'sanitize-html';

/** Pictures that every browser draws and that can hold no script. */
const rasterPicture = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/=]*$/i;

const rules: sanitize.IOptions = {
  allowedTags: [
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'a', 'img'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'strong', 'em', 'u', 's', 'sub', 'sup', 'ins', 'del', 'section'],
  ],
  allowedAttributes: {
    '*': ['id'],
    a: ['href'],
    img: ['src', 'alt'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
    p: ['class'],
  },
  allowedClasses: { p: ['note'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['data'] },
  allowProtocolRelative: false,
  // Its own limit is lower than what Word's tables need.
  nestingLimit: 200,
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !rasterPicture.test(attribs['src'] ?? ''),
};

const style = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; overflow-wrap: anywhere; }
body > section, .wide { overflow-x: auto; }
img { max-width: 100%; height: auto; }
table { border-collapse: collapse; margin: 1rem 0; }
td, th { border: 1px solid #b5b5b5; padding: 0.25rem 0.5rem; text-align: start; vertical-align: top; overflow-wrap: normal; }
td p, th p { margin: 0; }
.note { border-inline-start: 4px solid #6b6b6b; padding-inline-start: 0.75rem; color: #444; }
dd { margin-inline-start: 1rem; }
`;

/** A whole page that runs nothing and loads nothing, for a frame without scripts. */
export function htmlPage(body: string): string {
  const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
  return `<!doctype html>
<html lang="">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Document</title>
<style>${style}</style>
</head>
<body dir="auto">
${sanitize(body, rules)}
</body>
</html>
`;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
