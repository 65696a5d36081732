import { theOnly } from './the-only.js';

const namespace = 'https://purl.imsglobal.org/ob/v3p0';
const rootTag = /<svg\b(?:"[^"]*"|'[^']*'|[^>"'])*>/;
const element = /\s*<openbadges:credential\b(?:"[^"]*"|'[^']*'|[^>"'])*>([\s\S]*?)<\/openbadges:credential>/g;

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

/** Every credential that is baked into an SVG; a well-made one has one. */
export function credentialsInSvg(svg: string): string[] {
  return [...svg.matchAll(element)].map(([, content]) => content!.replaceAll(']]]]><![CDATA[>', ']]>').replace(/^\s*<!\[CDATA\[/, '').replace(/\]\]>\s*$/, ''));
}
