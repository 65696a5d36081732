import { singleCredential } from './single-credential.js';

const namespace = 'https://purl.imsglobal.org/ob/v3p0';
const rootTag = /<svg\b(?:"[^"]*"|'[^']*'|[^>"'])*>/;
const element = /\s*<openbadges:credential\b(?:"[^"]*"|'[^']*'|[^>"'])*>([\s\S]*?)<\/openbadges:credential>/g;
const opening = /<openbadges:credential(?=[\s/>])/g;
const closing = '</openbadges:credential>';
const sectionStart = '<![CDATA[';
const sectionEnd = ']]>';

/**
 * The picture with the credential in it, as Open Badges 3.0 requires: JSON in CDATA, as the first element. It replaces
 * an earlier credential.
 * @throws Error when it is not an SVG.
 */
export function bakeSvg(svg: string, credential: string): string {
  const bare = svg.replace(element, '');
  if (!rootTag.test(bare)) throw new Error('This is not an SVG.');
  const baked = `\n  <openbadges:credential xmlns:openbadges="${namespace}"><![CDATA[${credential.replaceAll(']]>', ']]]]><![CDATA[>')}]]></openbadges:credential>`;
  return bare.replace(rootTag, (root) => root + baked);
}

/** The credential in an SVG. @throws Error for none or several. */
export function credentialInSvg(svg: string): string {
  return singleCredential(credentialsInSvg(svg));
}

/**
 * Every credential in an SVG. A well-made one has exactly one. The file may come from a stranger, so this reads it once
 * from start to end. A JWT is in the attribute `verify` of an element that may be empty.
 * @throws Error when an element does not end.
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

/** The position after the `>` of a tag. A `>` inside a quoted attribute does not count. */
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
