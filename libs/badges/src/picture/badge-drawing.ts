/** What a badge's picture shows. */
export interface BadgeSubject {
  code: string;
  title: string;
  /** The level's name; null for a stack and the whole. */
  level: string | null;
  /** Null for the whole. */
  stack: { code: string; name: string } | null;
  /** How many micro-credentials it takes; null for one alone. */
  parts: number | null;
}

/** A color for each domain's stack, dark enough for white text (contrast 4.5:1 and more), unlike for every kind of sight. */
const stackColors: Record<string, string> = {
  VIS: '#5b3f8c',
  INS: '#1f5f8b',
  MAN: '#7a4a10',
  REL: '#9c2f4a',
  INN: '#1d6b4f',
};
const otherColor = '#3d4654';

/** How the levels follow one another, shown as filled bars. */
const levelNames = ['Aspiring', 'Emerging', 'Developing', 'Transformational', 'Distinguished Transformational'];

/** Characters that fit in a line of the title at its size. */
const titleLine = 24;
const titleLines = 3;

/**
 * The picture of an achievement, 512 units square: the code large enough to be read at 64 pixels, where the level shows as
 * bars; the title and the level's name for whoever looks closer. It needs no font of the reader's machine to be recognized.
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
  <g fill="#fff" font-family="'Source Sans 3', 'Helvetica Neue', Arial, sans-serif" text-anchor="middle">
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
  return `<text x="256" y="${y}" font-size="${size}" font-weight="${weight}">${escape(text)}</text>`;
}

/** The color of what belongs to a stack. */
export function badgeColor({ stack }: Pick<BadgeSubject, 'stack'>): string {
  return stackColors[stack?.code ?? ''] ?? otherColor;
}

/** A text in lines of so many characters, and so many lines, at most; what does not fit is cut with an ellipsis. */
export function brokenUp(text: string, longest: number, most: number): string[] {
  const lines: string[] = [];
  for (const whole of text.trim().split(/\s+/)) {
    const word = whole.length > longest ? `${whole.slice(0, longest - 1)}…` : whole;
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= longest) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1]!}…`];
}

/** Characters that no XML may hold, escaped or not: half of a character, and controls but for tab and line ends. */
const notXml = /[^\P{Cc}\t\n\r]|[\p{Surrogate}\uFFFE\uFFFF]/gu;

/** Text as it stands in XML, without what cannot stand there. */
export function escape(text: string): string {
  return text
    .replaceAll(notXml, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
