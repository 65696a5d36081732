import { createHash } from 'node:crypto';
import type { Response } from 'express';
import type { Issuer } from '#badges';

/** The colors and faces of the web app (apps/web/src/ui/tokens.css). */
const style = (home: string) => `
@font-face { font-family: 'Source Sans 3 Variable'; font-weight: 200 900; font-display: swap; src: url('${home}/issuer/typefaces/sans.woff2') format('woff2'); }
@font-face { font-family: 'Source Serif 4 Variable'; font-weight: 200 900; font-display: swap; src: url('${home}/issuer/typefaces/serif.woff2') format('woff2'); }
:root { color-scheme: light dark; --ink: #1d241f; --quiet: #58605a; --line: #dddbd2; --ground: #fcfbf8; --accent: #2c6a4c; --link: #22543c; --wash: #e9f2ec; --good: #22543c; --bad: #97281f; --serif: 'Source Serif 4 Variable', 'Source Serif 4', Georgia, serif; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebe6; --quiet: #aab3ac; --line: #313833; --ground: #141815; --accent: #4c9570; --link: #9bcab0; --wash: #1b2b22; --good: #9bcab0; --bad: #f0a19a; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100dvh; display: flex; flex-direction: column; background: var(--ground); color: var(--ink); font: 1.0625rem/1.55 'Source Sans 3 Variable', 'Source Sans 3', system-ui, sans-serif; }
main { flex: 1; width: 100%; max-width: 49rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; overflow-wrap: anywhere; }
.bar, .foot { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.5rem; padding: .75rem clamp(1rem, 4vw, 2.5rem); }
.bar { border-bottom: 1px solid var(--line); }
.bar a, .foot a { color: var(--quiet); }
.bar a { text-decoration: none; }
.bar .home { display: flex; align-items: center; gap: .5rem; font: 600 1.25rem var(--serif); color: var(--ink); }
.home svg { color: var(--accent); }
.foot { border-top: 1px solid var(--line); padding-block: 1.25rem 2rem; color: var(--quiet); font-size: .9375rem; }
.foot p { flex: 1 1 20rem; margin: 0; }
.head { display: flex; flex-wrap: wrap; gap: 1.75rem 2.25rem; align-items: center; }
.head img { width: 13rem; height: 13rem; }
.head div { flex: 1 1 16rem; }
h1, h2 { font-family: var(--serif); font-weight: 600; letter-spacing: -.01em; text-wrap: balance; }
h1 { font-size: clamp(1.75rem, 1.3rem + 2vw, 2.5rem); line-height: 1.15; margin: 0 0 .5rem; }
h2 { font-size: 1.4375rem; line-height: 1.25; margin: 2.5rem 0 .75rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
p { margin: .4rem 0; }
.head + p { margin-top: 1.5rem; }
.quiet { color: var(--quiet); }
.standing { font-weight: 600; }
.good { color: var(--good); }
.bad { color: var(--bad); }
ol, ul { padding-left: 1.4rem; }
li { margin: .45rem 0; }
a { color: var(--link); text-underline-offset: .2em; display: inline-block; min-height: 24px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.button { padding: .5rem 1.125rem; background: var(--link); color: var(--ground); text-decoration: none; font-weight: 600; border-radius: 4px; }
details { margin-top: 2.5rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
summary { cursor: pointer; font-weight: 600; min-height: 24px; }
.words { white-space: pre-wrap; margin-top: 1rem; }
table { border-collapse: collapse; width: 100%; margin-top: 1.5rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem 1rem .5rem 0; border-bottom: 1px solid var(--line); }
.printed { display: none; }
@page { margin: 18mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --quiet: #444; --line: #999; --ground: #fff; --accent: #000; --link: #000; --good: #000; --bad: #000; }
  body { font-size: 11.5pt; }
  main { max-width: none; padding: 0; }
  .head, li, tr { break-inside: avoid; }
  h2 { break-after: avoid; }
  img { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .printed { display: block; margin-top: 1.5rem; }
  .screen, .bar, .foot { display: none; }
}
`;

/** No script runs, and nothing loads except this style and Laurel's own pictures and typefaces. */
const policyFor = (ownStyle: string) =>
  [
    `default-src 'none'`,
    `style-src 'sha256-${createHash('sha256').update(ownStyle).digest('base64')}'`,
    `img-src 'self'`,
    `font-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');

export interface SmallPage {
  title: string;
  main: Html;
  /** The way from the page to Laurel's home, relative, since Laurel may run below a path. By default `..`. */
  home?: string;
  /** More for the page's head. */
  head?: Html;
}

/** Sends a small page of Laurel's own about an issuer's badges, without scripts. Its style is allowed by hash. */
export function sendPage(
  response: Response,
  { title, main, home = '..', head = html`` }: SmallPage,
  { name, email }: Pick<Issuer, 'name' | 'email'>,
): void {
  const ownStyle = style(home);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${head} ${new Html(`<style>${ownStyle}</style>`)}
      </head>
      <body>
        <header class="bar">
          <a class="home" href="${home}/">${leaves} Laurel</a>
          <a href="${home}/catalog">Catalog</a>
          <a href="${home}/verify">Verify a badge</a>
        </header>
        <main>${main}</main>
        <footer class="foot">
          <p>Laurel: micro-credentials of <bdi>${name}</bdi></p>
          <a href="mailto:${email}">${email}</a>
        </footer>
      </body>
    </html>`;
  response.vary('Accept').setHeader('Content-Security-Policy', policyFor(ownStyle)).type('html').send(page.text);
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

/** The mark of apps/web/public/laurel.svg. */
const leaves =
  new Html(`<svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true"><g fill="currentColor"><g id="branch">
      <path transform="translate(16.37 25.79) rotate(154) scale(0.9)" d="M0 0Q3.69 -3.375 8.2 0Q3.69 3.375 0 0Z"/>
      <path transform="translate(16.37 25.79) rotate(204) scale(0.74)" d="M0 0Q3.69 -3.375 8.2 0Q3.69 3.375 0 0Z"/>
      <path transform="translate(10.38 24.19) rotate(188) scale(1)" d="M0 0Q3.69 -3.375 8.2 0Q3.69 3.375 0 0Z"/>
      <path transform="translate(10.38 24.19) rotate(238) scale(0.82)" d="M0 0Q3.69 -3.375 8.2 0Q3.69 3.375 0 0Z"/>
      <path transform="translate(6.32 19.51) rotate(222) scale(1)" d="M0 0Q3.69 -3.375 8.2 0Q3.69 3.375 0 0Z"/>
      <path transform="translate(6.32 19.51) rotate(272) scale(0.82)" d="M0 0Q3.69 -3.375 8.2 0Q3.69 3.375 0 0Z"/>
      <path transform="translate(5.56 13.36) rotate(256) scale(0.95)" d="M0 0Q3.69 -3.375 8.2 0Q3.69 3.375 0 0Z"/>
      <path transform="translate(5.56 13.36) rotate(306) scale(0.78)" d="M0 0Q3.69 -3.375 8.2 0Q3.69 3.375 0 0Z"/>
      <path transform="translate(8.12 8.11) rotate(288) scale(0.82)" d="M0 0Q3.69 -3.375 8.2 0Q3.69 3.375 0 0Z"/>
      <path transform="translate(8.12 8.11) rotate(338) scale(0.67)" d="M0 0Q3.69 -3.375 8.2 0Q3.69 3.375 0 0Z"/>
    </g><use href="#branch" transform="matrix(-1 0 0 1 32 0)"/></g></svg>`);
