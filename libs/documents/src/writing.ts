import type { Font, GlyphPosition } from 'fontkit';
import type PDFDocument from 'pdfkit';
import { plain } from './lettering/cleaned-text.js';
import { FlatSubset } from './lettering/flat-subset.js';
import type { Letters, Line, Run } from './lettering/letters.js';
import { baseBytes, baseFace, type Face } from './lettering/typefaces.js';
import { inks, type Style } from './style.js';

type Pdf = InstanceType<typeof PDFDocument>;

interface Place {
  x: number;
  y: number;
}

/**
 * Writes text on the pages of a PDF. pdfkit sets a plain text itself. A text in another script is set by `Letters` and
 * drawn piece by piece.
 */
export class Writing {
  private readonly fonts = new Map<string, ShapedFont>();

  constructor(
    private readonly pdf: Pdf,
    private readonly letters: Letters,
  ) {
    for (const weight of ['text', 'strong'] as const) {
      pdf.registerFont(baseFace(weight).key, baseBytes(weight));
    }
  }

  /** Writes from there down, over as many lines and pages as it takes. */
  text(text: string, style: Style, { x, y, width }: Place & { width: number }): void {
    this.take(style);
    const simple = plain(text);
    if (simple !== null) {
      this.pdf.text(simple, x, y, { width });
      return;
    }
    const lines = this.letters.lines(text, style.face, width / style.size);
    const height = this.pdf.currentLineHeight(true);
    this.pdf.y = y;
    for (const line of lines) {
      if (this.pdf.y + height > this.pdf.page.maxY()) {
        this.pdf.continueOnNewPage();
        this.take(style);
      }
      const top = this.pdf.y;
      const indent = line.rightToLeft && lines.length > 1 ? width - line.width * style.size : 0;
      this.draw(line, style, { x: x + indent, y: top });
      this.pdf.y = top + height;
    }
    this.pdf.x = x;
  }

  /** Writes one line. A text that does not fit ends in an ellipsis. */
  line(text: string, style: Style, { x, y, width }: Place & { width?: number }): void {
    this.take(style);
    const simple = plain(text);
    if (simple !== null) this.pdf.text(simple, x, y, { lineBreak: false, ...(width && { width, ellipsis: true }) });
    else this.draw(this.letters.line(text, style.face, width && width / style.size), style, { x, y });
    this.take(style);
  }

  height(text: string, style: Style, width: number): number {
    this.take(style);
    const simple = plain(text);
    if (simple !== null) return this.pdf.heightOfString(simple, { width });
    return this.letters.lines(text, style.face, width / style.size).length * this.pdf.currentLineHeight(true);
  }

  private take({ face, size, ink }: Style): void {
    this.pdf.font(baseFace(face).key).fontSize(size).fillColor(inks[ink]);
  }

  private draw({ runs }: Line, style: Style, { x, y }: Place): void {
    const { font } = baseFace(style.face);
    const baseline = y + (font.ascent / font.unitsPerEm) * style.size;
    for (const run of runs) {
      const { key, shaper } = run.face;
      const left = x + run.left * style.size;
      const shapedFont = shaper === null ? null : this.shapedFont(run.face);
      const at = { lineBreak: false, baseline: 'alphabetic' } as const;
      this.pdf.font(key).fontSize(style.size);
      if (shapedFont === null) this.pdf.text(run.text, left, baseline, at);
      else shapedFont.draw(run, () => this.pdf.text(run.text, left, baseline, { ...at, ...asWhole }));
    }
    this.take(style);
  }

  private shapedFont(face: Face): ShapedFont {
    const known = this.fonts.get(face.key);
    if (known !== undefined) return known;
    const font = new ShapedFont(face);
    this.fonts.set(face.key, font);
    // pdfkit takes fonts of fontkit too, which its types do not mention.
    this.pdf.registerFont(face.key, font.forPdfkit as unknown as PDFKit.Mixins.PDFFontSource);
    return font;
  }
}

/** When features are given, pdfkit has the font lay out the whole text at once instead of word by word. */
const asWhole = { features: [] as PDFKit.Mixins.OpenTypeFeatures[] };

/** A font for pdfkit that draws the pieces of a run as its glyphs. */
class ShapedFont {
  readonly forPdfkit: Font;
  private readonly subset: FlatSubset;
  private run: Run | null = null;

  constructor({ key, font }: Face) {
    this.subset = new FlatSubset(font);
    this.forPdfkit = Object.create(font, {
      postscriptName: { value: key.replaceAll(' ', '-') },
      createSubset: { value: () => this.subset },
      layout: { value: () => this.laidOut() },
    }) as Font;
  }

  draw(run: Run, write: () => void): void {
    this.run = run;
    write();
    this.run = null;
  }

  /** Made each time, because pdfkit scales the positions in place. */
  private laidOut(): { glyphs: object[]; positions: GlyphPosition[]; advanceWidth: number } {
    const pieces = this.run?.pieces ?? [];
    return {
      glyphs: pieces.map((piece) => ({
        id: this.subset.include(piece),
        advanceWidth: piece.advance,
        codePoints: [...piece.text].map((character) => character.codePointAt(0)!),
      })),
      positions: pieces.map(({ advance }) => ({ xAdvance: advance, yAdvance: 0, xOffset: 0, yOffset: 0 })),
      advanceWidth: 0,
    };
  }
}
