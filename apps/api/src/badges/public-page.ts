import { createHash } from 'node:crypto';
import type { Response } from 'express';

const style = `
:root { color-scheme: light dark; --ink: #1b2430; --quiet: #56616f; --line: #d8dde3; --ground: #fff; --good: #1d6b4f; --bad: #9c2f4a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf1; --quiet: #a5b0bd; --line: #38424e; --ground: #14191f; --good: #6fd0a8; --bad: #f29ab0; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 17px/1.55 system-ui, 'Helvetica Neue', Arial, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; overflow-wrap: anywhere; }
header { display: flex; flex-wrap: wrap; gap: 1.75rem; align-items: center; }
header img { width: 11rem; height: 11rem; }
header div { flex: 1 1 16rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.1rem; margin: 2.25rem 0 .5rem; }
p { margin: .4rem 0; }
header + p { margin-top: 1.5rem; }
.quiet { color: var(--quiet); }
.standing { font-weight: 600; }
.good { color: var(--good); }
.bad { color: var(--bad); }
ol, ul { padding-left: 1.4rem; }
li { margin: .45rem 0; }
a { color: inherit; text-underline-offset: .15em; display: inline-block; min-height: 24px; }
a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
.words { white-space: pre-wrap; margin-top: 1rem; }
table { border-collapse: collapse; width: 100%; margin-top: 1.5rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem 1rem .5rem 0; border-bottom: 1px solid var(--line); }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 1rem; color: var(--quiet); font-size: .9rem; }
.printed { display: none; }
@page { margin: 18mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --quiet: #444; --line: #999; --ground: #fff; --good: #000; --bad: #000; }
  body { font-size: 11.5pt; }
  main { max-width: none; padding: 0; }
  header, li, tr { break-inside: avoid; }
  h2 { break-after: avoid; }
  img { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .printed { display: block; margin-top: 1.5rem; }
  .screen { display: none; }
}
`;

/** No script runs, and nothing loads except this style and Laurel's own pictures. */
const policy = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  `img-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

export interface SmallPage {
  title: string;
  main: Html;
  /** More for the page's head. */
  head?: Html;
}

/** Sends a small page of Laurel's own, without scripts. Its style is allowed by hash. */
export function sendPage(response: Response, { title, main, head = html`` }: SmallPage): void {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${head} ${new Html(`<style>${style}</style>`)}
      </head>
      <body>
        <main>${main}</main>
      </body>
    </html>`;
  response.vary('Accept').setHeader('Content-Security-Policy', policy).type('html').send(page.text);
}

/** Text that is already HTML. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | Html | Html[];

/** HTML that escapes every value that is not HTML yet. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Html {
  return new Html(
    strings.reduce((text, string, index) => text + string + (index < values.length ? render(values[index]!) : ''), ''),
  );
}

function render(value: Part): string {
  if (Array.isArray(value)) return value.map(({ text }) => text).join('');
  if (value instanceof Html) return value.text;
  return String(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
