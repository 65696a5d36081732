/** `#rrggbb`. */
type Hex = string;

const white = '#ffffff';
const black = '#000000';
/** The ground of a dark page. */
const night = '#141815';

/** WCAG 2.2 AA, 1.4.3: the contrast of text. */
const leastForText = 4.5;
/** WCAG 2.2 AA, 1.4.11: the contrast of what is not text. */
const leastForShapes = 3;
/** WCAG 2.2 AAA: links in running text are read against several grounds. */
const muchForText = 7;

/** The contrast of two colors by WCAG, from 1 to 21. */
export function contrastOf(one: Hex, other: Hex): number {
  const [darker, lighter] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** Says what to do about an accent color on which white text could not be read. Null when it can. */
export function faultOfAccent(accent: Hex): string | null {
  const contrast = contrastOf(accent, white);
  if (contrast >= leastForText) return null;
  // Rounded down: 4.49 must not look like enough.
  const shown = (Math.floor(contrast * 10) / 10).toFixed(1);
  const darker = toned(accent, { towards: black, on: white, least: leastForText });
  return `White text on ${accent} has a contrast of ${shown}:1 and needs ${leastForText}:1. Choose a darker color, for example ${darker}.`;
}

/** An accent color in one color scheme. */
interface Tones {
  /** Of shapes. */
  accent: Hex;
  /** Of links and other text. */
  ink: Hex;
  /** Behind text. */
  wash: Hex;
}

/** What the page makes of an accent color that has no fault. */
export interface AccentTones {
  light: Tones;
  dark: Tones;
  /** From the lightest to the darkest. White text can be read on those from the seventh. */
  shades: readonly Hex[];
}

export function tonesOf(accent: Hex): AccentTones {
  const washes = { light: mixed(accent, white, 0.9), dark: mixed(accent, night, 0.8) };
  const dark: Tones = {
    accent: toned(accent, { towards: white, on: night, least: leastForShapes }),
    ink: toned(accent, { towards: white, on: washes.dark, least: muchForText }),
    wash: washes.dark,
  };
  const light: Tones = {
    accent,
    ink: toned(mixed(accent, black, 0.2), { towards: black, on: washes.light, least: leastForText }),
    wash: washes.light,
  };
  const tints = [0.92, 0.86, 0.7, 0.5].map((share) => mixed(accent, white, share));
  const shades = [
    ...tints,
    dark.ink,
    dark.accent,
    accent,
    accent,
    mixed(accent, black, 0.2),
    mixed(accent, black, 0.5),
  ];
  return { light, dark, shades };
}

/** The first tone on the way to another color that has the contrast. */
function toned(color: Hex, { towards, on, least }: { towards: Hex; on: Hex; least: number }): Hex {
  const steps = Array.from({ length: 51 }, (_, step) => mixed(color, towards, step / 50));
  return steps.find((tone) => contrastOf(tone, on) >= least) ?? towards;
}

/** The color with a share, from 0 to 1, of another. */
function mixed(color: Hex, other: Hex, share: number): Hex {
  const others = partsOf(other);
  const parts = partsOf(color).map((part, index) => Math.round(part + (others[index]! - part) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function luminanceOf(color: Hex): number {
  const [red, green, blue] = partsOf(color).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Red, green and blue, from 0 to 255. */
function partsOf(color: Hex): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
}
