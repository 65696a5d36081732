/** What a badge's picture shows. */
export interface BadgeSubject {
  code: string;
  title: string;
  /** The level's name. Null for a stack and the whole. */
  level: string | null;
  /** Null for the whole. */
  stack: { code: string; name: string } | null;
  /** The number of micro-credentials in a stack or the whole. Null for a single one. */
  parts: number | null;
}

/**
 * A color for each domain's stack: dark enough for white text (contrast at least 4.5:1), and distinct with any color
 * vision.
 */
const stackColors: Record<string, string> = {
  VIS: '#5b3f8c',
  INS: '#1f5f8b',
  MAN: '#7a4a10',
  REL: '#9c2f4a',
  INN: '#1d6b4f',
};
const otherColor = '#3d4654';

/** The levels in order, drawn as filled bars. */
const levelNames = ['Aspiring', 'Emerging', 'Developing', 'Transformational', 'Distinguished Transformational'];

/** How many characters of the title fit on a line. */
const titleLine = 24;
const titleLines = 3;

/**
 * The picture of an achievement, 512 units square. At 64 pixels people can read the code and see the level as bars; up
 * close they see the title and the level's name. It is recognizable with any font.
 */
export function badgeSvg({ code, title, level, stack, parts }: BadgeSubject): string {
  const bars = level === null ? [] : levelNames.map((_, index) => bar(index, index <= levelNames.indexOf(level)));
  const above = parts === null ? (stack?.name ?? '') : stack === null ? 'The whole' : 'Stack';
  const below = level ?? `All ${parts ?? 0} micro-credentials`;
  const lines = brokenUp(title, titleLine, titleLines);
  const words = lines.map((line, index) => centered(340 + (index - (lines.length - 1) / 2) * 31, 26, 600, line));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512" role="img" aria-label="${escape([title, below, stack?.name].filter(Boolean).join(', '))}">
  <path d="M256 8 470 92v180c0 116-86 196-214 232C128 468 42 388 42 272V92Z" fill="${badgeColor({ stack })}"/>
  <path d="M256 28 452 105v167c0 104-78 178-196 212C138 450 60 376 60 272V105Z" fill="none" stroke="#fff" stroke-opacity=".55" stroke-width="4"/>
  <g fill="#fff" font-family="'Source Sans 3', 'Helvetica Neue', Arial, sans-serif">
    ${centered(128, 24, 600, above)}
    ${centered(246, code.length > 5 ? 88 : 112, 600, code)}
    ${words.join('\n    ')}
    ${centered(408, below.length > 24 ? 17 : below.length > 20 ? 20 : 24, 600, below)}
  </g>
  ${bars.join('\n  ')}
</svg>
`;
}

function bar(index: number, filled: boolean): string {
  return `<rect x="${170 + index * 36}" y="422" width="28" height="13" rx="5" fill="#fff" fill-opacity="${filled ? 1 : 0.3}"/>`;
}

function centered(y: number, size: number, weight: number, text: string): string {
  return `<text x="256" y="${y}" text-anchor="middle" font-size="${size}" font-weight="${weight}">${escape(text)}</text>`;
}

/** The color of a stack. */
export function badgeColor({ stack }: Pick<BadgeSubject, 'stack'>): string {
  return stackColors[stack?.code ?? ''] ?? otherColor;
}

/** Characters of Chinese, Japanese and Korean: as wide as two others, and a line may end after each. */
const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff01-\uff60]/u;

/** Breaks a text into lines of so many characters. Text that does not fit ends in an ellipsis. */
export function brokenUp(text: string, longest: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text
    .trim()
    .split(/\s+/)
    .flatMap((whole) => shortened(whole, longest))) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= longest) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1]!}…`];
}

/** A word that fits, or its parts. A word that cannot be parted ends in an ellipsis. */
function shortened(word: string, longest: number): string[] {
  if (widthOf(word) <= longest) return [word];
  if (!wide.test(word)) return [`${word.slice(0, longest - 1)}…`];
  const parts = [''];
  for (const character of word) {
    if (widthOf(parts.at(-1)! + character) > longest) parts.push('');
    parts[parts.length - 1] += character;
  }
  return parts;
}

/** In characters of Latin. Marks stand on other characters. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += wide.test(character) ? 2 : /\p{M}/u.test(character) ? 0 : 1;
  return width;
}

/**
 * Characters that XML never allows, not even escaped: half of a surrogate pair, and controls other than tab and line
 * ends.
 */
const notXml = /[^\P{Cc}\t\n\r]|[\p{Surrogate}\uFFFE\uFFFF]/gu;

/** Text escaped for XML, without the characters that XML never allows. */
export function escape(text: string): string {
  return text
    .replaceAll(notXml, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The text that `escape` wrote. */
export function unescape(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}
