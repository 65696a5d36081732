import { theOnly } from './single-credential.js';

const namespace = 'https://purl.imsglobal.org/ob/v3p0';
const rootTag = /<svg\b(?:"[^"]*"|'[^']*'|[^>"'])*>/;
const element = /\s*<openbadges:credential\b(?:"[^"]*"|'[^']*'|[^>"'])*>([\s\S]*?)<\/openbadges:credential>/g;
const opening = /<openbadges:credential(?=[\s/>])/g;
const closing = '</openbadges:credential>';
const sectionStart = '<![CDATA[';
const sectionEnd = ']]>';

/**
 * The picture with the credential inside, as Open Badges 3.0 asks for: JSON in CDATA, the first thing in the picture.
 * What an earlier baking left is replaced.
 * @throws Error for what is not an SVG.
 */
export function bakeSvg(svg: string, credential: string): string {
  const bare = svg.replace(element, '');
  if (!rootTag.test(bare)) throw new Error('This is not an SVG.');
  const baked = `\n  <openbadges:credential xmlns:openbadges="${namespace}"><![CDATA[${credential.replaceAll(']]>', ']]]]><![CDATA[>')}]]></openbadges:credential>`;
  return bare.replace(rootTag, (root) => root + baked);
}

/** The credential that is baked into an SVG. @throws Error where there is none, or several, of which nobody knows which is meant. */
export function credentialInSvg(svg: string): string {
  return theOnly(credentialsInSvg(svg));
}

/**
 * Every credential that is baked into an SVG; a well-made one has one. It may be a stranger's, so it is gone through once
 * from its beginning to its end, whatever stands in it. A JWT stands in the attribute `verify` of an element that may be empty.
 * @throws Error for an element that does not end.
 */
export function credentialsInSvg(svg: string): string[] {
  const found: string[] = [];
  const openings = new RegExp(opening);
  for (let next = openings.exec(svg); next !== null; next = openings.exec(svg)) {
    const tagEnd = endOfTag(svg, next.index);
    const tag = svg.slice(next.index, tagEnd);
    const empty = tag.endsWith('/>');
    const end = empty ? tagEnd : svg.indexOf(closing, tagEnd);
    if (end < 0) throw new Error('This SVG is cut off.');
    const content = empty ? '' : contentOf(svg.slice(tagEnd, end));
    found.push(content === '' ? (/\sverify=["']([\w.-]+)["']/.exec(tag)?.[1] ?? '') : content);
    openings.lastIndex = empty ? tagEnd : end + closing.length;
  }
  return found;
}

/** Behind the `>` of the tag that begins at a place; one inside of a quoted attribute is none. */
function endOfTag(svg: string, start: number): number {
  let quote = '';
  for (let at = start; at < svg.length; at += 1) {
    const character = svg[at]!;
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at + 1;
  }
  throw new Error('This SVG is cut off.');
}

function contentOf(element: string): string {
  const text = element.trim();
  if (!text.startsWith(sectionStart) || !text.endsWith(sectionEnd)) return text;
  return text.slice(sectionStart.length, -sectionEnd.length).replaceAll(']]]]><![CDATA[>', ']]>');
}
