import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { posix } from 'node:path';
import * as fontkit from 'fontkit';
import type { Font as Shaper } from 'harfbuzzjs';

export type Weight = 'text' | 'strong';

const { basename, dirname } = posix;
const { resolve } = createRequire(import.meta.url);
const weights = { text: 400, strong: 600 } as const satisfies Record<Weight, number>;

/** A font in one weight, with its outlines from fontkit. The key is unique. */
export interface Face {
  key: string;
  font: fontkit.Font;
  /** HarfBuzz's view of the font. Null for the base font, which draws only what needs no shaping. */
  shaper: Shaper | null;
}

/** A part of a font family in its own file, so that a text loads only what it needs. */
export interface Slice {
  key: string;
  covers(codePoint: number): boolean;
  load(): Promise<Record<Weight, Face>>;
}

/** The font of every paper. It has Latin, Greek and Cyrillic as most languages write them. */
const base = {
  text: '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  strong: '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
} as const satisfies Record<Weight, string>;

const baseFiles = new Map<Weight, Buffer>();
const baseFaces = new Map<Weight, Face>();

/** The file of the base font. Each document opens its own font from it, because a font remembers what it has drawn. */
export function baseBytes(weight: Weight): Buffer {
  const bytes = baseFiles.get(weight) ?? readFileSync(resolve(base[weight]));
  baseFiles.set(weight, bytes);
  return bytes;
}

export function baseFace(weight: Weight): Face {
  const known = baseFaces.get(weight);
  if (known !== undefined) return known;
  const face = { key: `base ${weight}`, font: opened(baseBytes(weight)), shaper: null };
  baseFaces.set(weight, face);
  return face;
}

/** The base font for text that needs shaping: combining marks, and punctuation that runs from right to left. */
export const baseShaped: Slice = { key: 'shaped base', covers: () => true, load: () => loadFiles('base-shaped', base) };

const everyMarkRanges = rangesIn(
  'U+0-52F,U+1AB0-1AFF,U+1C80-1C8F,U+1D00-2CFF,U+2DE0-2E7F,U+A640-A69F,U+A700-A7FF,U+AB30-AB6F,U+FB00-FB06,U+FE20-FE2F',
);

/** The rest of Latin, Greek and Cyrillic, with every combining mark. */
const everyMark: Slice = {
  key: 'noto-sans',
  covers: (codePoint) => everyMarkRanges.some(([first, last]) => codePoint >= first && codePoint <= last),
  load: () =>
    loadFiles('noto-sans', {
      text: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
      strong: '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
    }),
};

/** Chinese, Japanese and Korean share characters, and each draws some of them differently. */
const hanFamilies = {
  simplified: '@fontsource-variable/noto-sans-sc/unicode.json',
  traditional: '@fontsource-variable/noto-sans-tc/unicode.json',
  japanese: '@fontsource-variable/noto-sans-jp/unicode.json',
  korean: '@fontsource-variable/noto-sans-kr/unicode.json',
} as const;
export type HanWriting = keyof typeof hanFamilies;

/** The families, each given by the file that says which characters are in which part. */
const variableFamilies = [
  '@fontsource-variable/noto-sans-arabic/unicode.json',
  '@fontsource-variable/noto-sans-devanagari/unicode.json',
  '@fontsource-variable/noto-sans-thai/unicode.json',
  '@fontsource-variable/noto-sans-armenian/unicode.json',
  '@fontsource-variable/noto-sans-bengali/unicode.json',
  '@fontsource-variable/noto-sans-ethiopic/unicode.json',
  '@fontsource-variable/noto-sans-georgian/unicode.json',
  '@fontsource-variable/noto-sans-gujarati/unicode.json',
  '@fontsource-variable/noto-sans-gurmukhi/unicode.json',
  '@fontsource-variable/noto-sans-kannada/unicode.json',
  '@fontsource-variable/noto-sans-khmer/unicode.json',
  '@fontsource-variable/noto-sans-lao/unicode.json',
  '@fontsource-variable/noto-sans-malayalam/unicode.json',
  '@fontsource-variable/noto-sans-sinhala/unicode.json',
  '@fontsource-variable/noto-sans-tamil/unicode.json',
  '@fontsource-variable/noto-sans-telugu/unicode.json',
];
/** As a variable font, Hebrew places its points for the thinnest weight. There is no variable font for Myanmar. */
const fixedFamilies = ['@fontsource/noto-sans-hebrew/unicode.json', '@fontsource/noto-sans-myanmar/unicode.json'];

const slicesOf = new Map<string, Slice[]>();

/** All slices that may draw a character, the best family first. */
export function slicesFor(codePoint: number, han: readonly HanWriting[]): Slice[] {
  const families = isEastAsian(codePoint)
    ? han.map((writing) => hanFamilies[writing])
    : [...fixedFamilies, ...variableFamilies];
  const slices = families.flatMap((family) => familySlices(family));
  return [everyMark, ...slices].filter((slice) => slice.covers(codePoint));
}

/** Whether the character is in a block for Chinese, Japanese or Korean. A few others lie between these blocks. */
function isEastAsian(codePoint: number): boolean {
  return (
    (codePoint >= 0x1100 && codePoint < 0x1200) ||
    (codePoint >= 0x2e80 && codePoint < 0xa4d0) ||
    (codePoint >= 0xac00 && codePoint < 0xfb00) ||
    (codePoint >= 0xfe30 && codePoint < 0xfe70) ||
    (codePoint >= 0xff00 && codePoint < 0xfff0) ||
    codePoint >= 0x1b000
  );
}

function familySlices(parts: string): Slice[] {
  const known = slicesOf.get(parts);
  if (known !== undefined) return known;
  const fixed = fixedFamilies.includes(parts);
  const family = dirname(parts);
  const name = basename(family);
  const ranges = JSON.parse(readFileSync(resolve(parts), 'utf8')) as Record<string, string>;
  const slices = Object.entries(ranges).map(([part, written]): Slice => {
    const [slice, covered] = [part.replaceAll(/[[\]]/g, ''), rangesIn(written)];
    const file = (weight: string): string => `${family}/files/${name}-${slice}-${weight}-normal.woff2`;
    const key = `${name}-${slice}`;
    return {
      key,
      covers: (codePoint) => covered.some(([first, last]) => codePoint >= first && codePoint <= last),
      load: () =>
        fixed
          ? loadFiles(key, { text: file(String(weights.text)), strong: file(String(weights.strong)) })
          : loadVariable(key, file('wght')),
    };
  });
  slicesOf.set(parts, slices);
  return slices;
}

/** "U+4E00-4EFF,U+5000" as pairs of the first and last character. */
function rangesIn(written: string): [number, number][] {
  return written.split(',').map((range) => {
    const [first = '', last = first] = range.replace('U+', '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}

async function loadFiles(key: string, files: Record<Weight, string>): Promise<Record<Weight, Face>> {
  const [text, strong] = await Promise.all([bytesOf(files.text), bytesOf(files.strong)]);
  return {
    text: { key: `${key} text`, font: opened(text), shaper: await shaperOf(text) },
    strong: { key: `${key} strong`, font: opened(strong), shaper: await shaperOf(strong) },
  };
}

async function loadVariable(key: string, file: string): Promise<Record<Weight, Face>> {
  const bytes = await bytesOf(file);
  const face = async (weight: Weight): Promise<Face> => ({
    key: `${key} ${weight}`,
    font: opened(bytes).getVariation({ wght: weights[weight] }),
    shaper: await shaperOf(bytes, weights[weight]),
  });
  return { text: await face('text'), strong: await face('strong') };
}

/** The bytes of a TrueType font. The decoder of WOFF2 is loaded with the first file that needs it. */
async function bytesOf(file: string): Promise<Buffer> {
  const bytes = await readFile(resolve(file));
  if (!file.endsWith('.woff2')) return bytes;
  const { default: decompress } = await import('woff2-encoder/decompress');
  return Buffer.from(await decompress(bytes));
}

async function shaperOf(bytes: Buffer, weight?: number): Promise<Shaper> {
  const { Blob, Face, Font, Variation } = await import('harfbuzzjs');
  const font = new Font(new Face(new Blob(bytes)));
  if (weight !== undefined) font.setVariations([new Variation('wght', weight)]);
  return font;
}

function opened(bytes: Buffer): fontkit.Font {
  return fontkit.create(bytes) as fontkit.Font;
}

/** The most slices that stay in memory. Each takes about 300 KB. */
const kept = 128;
const loaded = new Map<string, Record<Weight, Face>>();

/** A slice that is in memory. */
export function sliceInMemory({ key }: Slice): Record<Weight, Face> | undefined {
  return loaded.get(key);
}

export async function loadSlice(slice: Slice): Promise<Record<Weight, Face>> {
  const faces = loaded.get(slice.key) ?? (await slice.load());
  if (loaded.size >= kept) loaded.delete(loaded.keys().next().value!);
  loaded.set(slice.key, faces);
  return faces;
}
