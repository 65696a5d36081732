import { Passages, type Reading } from './passages.js';
import { attributeOf, readXml, type XmlElement, type XmlRules } from './rewrite-xml.js';
import type { Entries } from './zip.js';

/** The text of the blind copy of an OpenDocument file, by slides and sheets. */
export function readOdf(entries: Entries): Reading {
  const passages = new Passages();
  const content = new OdfText(passages);
  readXml(entries.get('content.xml')!, content);
  content.endPage();
  for (const [name, bytes] of entries) {
    if (!/(?:^|\/)(?:content|styles)\.xml$/.test(name) || name === 'content.xml') continue;
    const other = new OdfText(passages);
    readXml(bytes, other);
    other.endPage();
  }
  const hasWords = passages.list.length > content.names;
  return {
    passages: passages.list,
    notes: content.notes.list,
    pages: content.hasPages ? content.pages : null,
    isEmpty: content.isSlides ? content.pages === 0 : !hasWords && !content.hasDrawings,
  };
}

/** What stands beside the text, so that it neither parts the words around it nor looks like them. */
const asides: Readonly<Record<string, string>> = {
  'office:annotation': 'Comment',
  'officeooo:annotation': 'Comment', // on slides
  'text:deletion': 'Deleted',
};

/** Every page fills these again. In the file they hold "<number>" or "???". */
const filledAgain = new Set(['text:page-number', 'text:page-count', 'text:sheet-name']);

class OdfText implements XmlRules {
  pages = 0;
  hasPages = false;
  isSlides = false;
  hasDrawings = false;
  /** How many passages begin with nothing but the name of a sheet. */
  names = 0;
  readonly notes = new Passages();
  /** Where the notes of a slide begin in its text. */
  private notesStart = 0;
  private text_: string[] = [];
  private readonly around: string[][] = [];
  private aside: string[] = [];
  private paragraphs = 0;
  private inPage = false;

  constructor(private readonly passages: Passages) {}

  open(element: XmlElement): 'keep' {
    const { key, parent } = element;
    if (key === 'office:presentation' || key === 'office:spreadsheet') this.hasPages = true;
    if (key === 'office:presentation') this.isSlides = true;
    if (key === 'draw:page' || (key === 'table:table' && parent?.key === 'office:spreadsheet')) {
      this.endPage();
      this.pages += 1;
      this.inPage = true;
      const given = attributeOf(element, 'name', key === 'table:table' ? 'table' : 'draw') ?? '';
      const name = key === 'draw:page' && /^(?:d?p|page|slide) ?\d+$/i.test(given) ? '' : given;
      if (name.trim() !== '') this.names += 1;
      this.passages.add(this.pages, name);
    }
    if (key in asides) {
      this.around.push(this.text_);
      this.text_ = [];
    }
    if (key === 'presentation:notes') this.notesStart = this.text_.length;
    if (/^draw:(?:image|object|custom-shape|polyline|path|rect|line|ellipse|plugin)$/.test(key))
      this.hasDrawings = true;
    if (key === 'text:p' || key === 'text:h') this.paragraphs += 1;
    if (key === 'text:tab') this.text_.push('\t');
    if (key === 'text:line-break') this.text_.push('\n');
    if (key === 'text:s')
      this.text_.push(' '.repeat(Math.min(100, Number(attributeOf(element, 'c', 'text') ?? 1) || 1)));
    return 'keep';
  }

  text(text: string, { key }: XmlElement): string {
    if (filledAgain.has(key)) return text;
    if (this.paragraphs > 0 && !key.startsWith('dc:') && !key.startsWith('meta:')) this.text_.push(text);
    else if (key === 'svg:title' || key === 'svg:desc') this.text_.push(`\n${text}\n`);
    return text;
  }

  close(element: XmlElement): void {
    const { key, parent } = element;
    if (key === 'text:p' || key === 'text:h') {
      this.paragraphs -= 1;
      this.text_.push('\n');
    }
    const kind = asides[key];
    if (kind !== undefined) {
      const said = this.text_.join('').trim();
      if (said !== '') this.aside.push(`\n[${kind}] ${said}`);
      this.text_ = this.around.pop() ?? [];
    }
    if (key === 'table:table-cell') {
      if (this.text_.at(-1) === '\n') this.text_.pop();
      this.text_.push('\t');
    }
    if (key === 'table:table-row') this.text_.push('\n');
    if (key === 'presentation:notes') this.notes.add(this.pages, this.text_.slice(this.notesStart).join(''));
    if (key === 'text:a' || key === 'draw:a') this.text_.push(` ${attributeOf(element, 'href', 'xlink') ?? ''} `);
    if (key === 'draw:page' || (key === 'table:table' && parent?.key === 'office:spreadsheet')) this.endPage();
  }

  endPage(): void {
    this.passages.add(this.inPage ? this.pages : null, [...this.text_, ...this.aside].join(''));
    this.text_ = [];
    this.aside = [];
    this.inPage = false;
  }
}
