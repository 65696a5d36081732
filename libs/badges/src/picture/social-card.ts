import { badgeColor, badgeSvg, type BadgeSubject, brokenUp, escape } from './badge-drawing.js';

/** The words on a card, next to the badge. */
export interface CardWords {
  holder: string;
  issuer: string;
  /** The date of the award, in words. */
  day: string;
  /** The standing in a word, where the badge is not in force. */
  warning: string | null;
  /** The host where people can check it. */
  host: string;
}

/** In pixels. Social networks show this size without cropping. */
export const cardSize = { width: 1200, height: 630 } as const;

const [left, right] = [570, 1140];
const inks = { ground: '#fbfaf7', text: '#1b2430', quiet: '#56616f', warning: '#9c2f4a' };

interface Line {
  text: string;
  size: number;
  weight: 400 | 600;
  ink: string;
  /** The distance to the previous line's baseline. */
  step: number;
}

/** The card for a link to a badge: the badge at the left; the holder and the achievement at the right. */
export function socialCardSvg(subject: BadgeSubject, { holder, issuer, day, warning, host }: CardWords): string {
  const name = subject.level === null ? subject.title : `${subject.title} (${subject.level})`;
  const lines = [
    ...lined(issuer, 1, { size: 24, weight: 400, ink: inks.quiet }, 0),
    ...lined(name, 4, { size: 46, weight: 600, ink: inks.text }, 64),
    ...lined('Earned by', 1, { size: 26, weight: 400, ink: inks.quiet }, 62),
    ...lined(holder, 2, { size: 36, weight: 600, ink: inks.text }, 44),
    ...lined(day, 1, { size: 26, weight: 400, ink: inks.quiet }, 42),
    ...(warning === null ? [] : lined(warning, 1, { size: 30, weight: 600, ink: inks.warning }, 48)),
  ];
  const height = lines.reduce((sum, { step }) => sum + step, 0);
  let baseline = (cardSize.height - height) / 2 - 10;
  const words = lines.map((line) => {
    baseline += line.step;
    return `<text x="${left}" y="${baseline}" font-size="${line.size}" font-weight="${line.weight}" fill="${line.ink}">${escape(line.text)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${cardSize.width} ${cardSize.height}" width="${cardSize.width}" height="${cardSize.height}">
  <rect width="100%" height="100%" fill="${inks.ground}"/>
  <rect width="16" height="100%" fill="${badgeColor(subject)}"/>
  ${badgeSvg(subject).replace('<svg ', '<svg x="66" y="87" ').replace('width="512" height="512"', 'width="456" height="456"')}
  <g font-family="'Source Sans 3', sans-serif">
    ${words.join('\n    ')}
    <text x="${right}" y="592" text-anchor="end" font-size="22" fill="${inks.quiet}">${escape(host)}</text>
  </g>
</svg>
`;
}

/** Breaks a text into lines. A character counts as half of the font size. */
function lined(text: string, most: number, style: Pick<Line, 'size' | 'weight' | 'ink'>, step: number): Line[] {
  const characters = Math.floor((right - left) / (style.size * 0.5));
  return brokenUp(text, characters, most).map((line, index) => ({
    ...style,
    text: line,
    step: index === 0 ? step : Math.round(style.size * 1.15),
  }));
}
