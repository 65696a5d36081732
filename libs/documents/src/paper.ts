import type PDFDocument from 'pdfkit';
import { inks, type Style } from './style.js';
import type { Writing } from './writing.js';

type Pdf = InstanceType<typeof PDFDocument>;

export interface Column {
  name: string;
  /** Its share of the width, relative to the other columns. */
  share: number;
}

/** The dark modules of a QR code. */
export interface CodeModules {
  size: number;
  get(row: number, column: number): unknown;
}

const bodySize = 10.5;
const cellGap = 10;

/**
 * Writes a paper from the top down, page after page. Everything goes into a tagged structure in reading order, so screen
 * readers find headings, lists and tables. Measures are points (1/72 inch).
 */
export class Paper {
  constructor(
    private readonly pdf: Pdf,
    private readonly writing: Writing,
  ) {}

  /** The width between the margins, in points. */
  get width(): number {
    const { width, margins } = this.pdf.page;
    return width - margins.left - margins.right;
  }

  /** The paper's one title. The line above it names the kind of paper. */
  title(text: string, { above }: { above?: string } = {}): void {
    if (above !== undefined) this.write('P', above, { face: 'strong', size: 10, ink: 'accent' });
    this.write('H1', text, { face: 'strong', size: 22, below: 10 });
  }

  /** A heading, on the same page as the beginning of its section. */
  heading(text: string): void {
    this.keepTogether(60);
    this.space(8);
    this.write('H2', text, { face: 'strong', size: 13, below: 4 });
  }

  paragraph(text: string, { soft = false, strong = false }: { soft?: boolean; strong?: boolean } = {}): void {
    this.write('P', text, { face: strong ? 'strong' : 'text', ink: soft ? 'soft' : 'text', below: 6 });
  }

  list(items: readonly string[]): void {
    const list = this.begin('L');
    for (const item of items) {
      this.keepTogether(bodySize * 1.5);
      const style = { face: 'text', size: bodySize, ink: 'text' } as const;
      const [left, top] = [this.pdf.page.margins.left, this.pdf.y];
      const label = this.pdf.struct('Lbl', {}, () => this.writing.line('•', style, { x: left, y: top }));
      const body = this.pdf.struct('LBody', {}, () =>
        this.writing.text(item, style, { x: left + 12, y: top, width: this.width - 12 }),
      );
      list.add(this.pdf.struct('LI', {}, [label, body]));
      this.pdf.x = left;
    }
    list.end();
    this.space(6);
  }

  /** Names and values, one pair below another. */
  facts(facts: readonly (readonly [name: string, value: string])[]): void {
    this.rows(facts, [1, 2.4], (cell) =>
      cell === 0 ? { role: 'TH', face: 'text', ink: 'soft' } : { role: 'TD', face: 'text', ink: 'text' },
    );
  }

  /** A table with column heads. A row never breaks over two pages. */
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    const all = [columns.map(({ name }) => name), ...rows];
    this.rows(
      all,
      columns.map(({ share }) => share),
      (_, row) => (row === 0 ? { role: 'TH', face: 'strong', ink: 'text' } : { role: 'TD', face: 'text', ink: 'text' }),
      true,
    );
  }

  /**
   * A picture (PNG or JPEG) at the left margin or in the middle, with its alternative text. A paper takes at most one
   * picture with transparency: pdfkit unpacks pictures concurrently, so the order of two in the file would vary.
   */
  picture(image: Buffer, { width, alt, centered = false }: { width: number; alt: string; centered?: boolean }): void {
    const { left } = this.pdf.page.margins;
    this.keepTogether(width);
    const x = centered ? left + (this.width - width) / 2 : left;
    const top = this.pdf.y;
    this.add(this.pdf.struct('Figure', { alt }, () => this.pdf.image(image, x, top, { width })));
    this.pdf.x = left;
    this.pdf.y = Math.max(this.pdf.y, top + width) + 8;
  }

  /** A QR code as vector graphics, sharp at any size, with the quiet zone of four modules that ISO/IEC 18004 requires. */
  code(modules: CodeModules, { width, alt }: { width: number; alt: string }): void {
    const quiet = 4;
    const module = width / (modules.size + 2 * quiet);
    this.keepTogether(width);
    const [left, top] = [this.pdf.page.margins.left, this.pdf.y];
    this.add(
      this.pdf.struct('Figure', { alt }, () => {
        for (let row = 0; row < modules.size; row += 1) {
          for (let column = 0; column < modules.size; column += 1) {
            if (modules.get(row, column))
              this.pdf.rect(left + (column + quiet) * module, top + (row + quiet) * module, module, module);
          }
        }
        this.pdf.fill('#000000');
      }),
    );
    this.pdf.x = left;
    this.pdf.y = top + width + 8;
  }

  /** A thin line across the whole width. */
  rule(): void {
    this.space(4);
    this.hairline();
    this.space(5);
  }

  space(points: number): void {
    this.pdf.y += points;
  }

  newPage(): void {
    this.pdf.addPage();
  }

  /** Begins a new page when fewer than so many points are left. */
  keepTogether(points: number): void {
    if (this.pdf.y + points > this.pdf.page.maxY()) this.pdf.addPage();
  }

  private write(
    role: string,
    text: string,
    { face, size = bodySize, ink = 'text', below = 2 }: Pick<Style, 'face'> & Partial<Style> & { below?: number },
  ): void {
    this.add(
      this.pdf.struct(role, {}, () => {
        const place = { x: this.pdf.page.margins.left, y: this.pdf.y, width: this.width };
        this.writing.text(text, { face, size, ink }, place);
      }),
    );
    this.space(below);
  }

  private rows(
    rows: readonly (readonly string[])[],
    shares: readonly number[],
    styleOf: (cell: number, row: number) => { role: 'TH' | 'TD' } & Omit<Style, 'size'>,
    ruled = false,
  ): void {
    const whole = shares.reduce((sum, share) => sum + share, 0);
    const widths = shares.map((share) => (this.width * share) / whole);
    const table = this.begin('Table');
    rows.forEach((cells, row) => {
      const styles = cells.map((_, cell) => styleOf(cell, row));
      const heights = cells.map((text, cell) =>
        this.writing.height(text, { ...styles[cell]!, size: bodySize }, widths[cell]! - cellGap),
      );
      const height = Math.max(...heights);
      this.keepTogether(height + 4);
      const top = this.pdf.y;
      const line = this.pdf.struct('TR');
      table.add(line);
      let x = this.pdf.page.margins.left;
      cells.forEach((text, cell) => {
        const { role: cellRole, face, ink } = styles[cell]!;
        const [at, width] = [x, widths[cell]! - cellGap];
        line.add(
          this.pdf.struct(cellRole, {}, () =>
            this.writing.text(text, { face, size: bodySize, ink }, { x: at, y: top, width }),
          ),
        );
        x += widths[cell]!;
      });
      line.end();
      this.pdf.x = this.pdf.page.margins.left;
      this.pdf.y = top + height + 3;
      if (ruled) this.hairline();
    });
    table.end();
    this.space(8);
  }

  private hairline(): void {
    const { left } = this.pdf.page.margins;
    this.pdf.markContent('Artifact', { type: 'Layout' });
    this.pdf
      .moveTo(left, this.pdf.y)
      .lineTo(left + this.width, this.pdf.y)
      .lineWidth(0.5)
      .strokeColor(inks.rule)
      .stroke();
    this.pdf.endMarkedContent();
    this.space(3);
  }

  private begin(role: string): ReturnType<Pdf['struct']> {
    const element = this.pdf.struct(role);
    this.add(element);
    return element;
  }

  private add(element: ReturnType<Pdf['struct']>): void {
    this.pdf.addStructure(element);
  }
}
