import { mostText } from '../format.js';
import { isOdf } from './clean-odf.js';
import { readOdf } from './odf-text.js';
import { OoxmlPackage, type Relationship } from './ooxml-package.js';
import { Passages, type Reading } from './passages.js';
import { attributeOf, readXml, type XmlElement, type XmlRules } from './rewrite-xml.js';
import { isPackage, unzip, type Budget, type Entries } from './zip.js';

/** What leads from a slide or a sheet to other ones or to what all of them share. */
const leadsAway = new Set([
  'slide',
  'slideLayout',
  'slideMaster',
  'notesMaster',
  'handoutMaster',
  'worksheet',
  'chartsheet',
  'theme',
  'styles',
]);

/** The text of a blind copy. */
export function readCopy(entries: Entries, budget: Budget): Reading {
  return isOdf(entries) ? readOdf(entries) : readOoxml(entries, budget);
}

/** The text of the blind copy of a Word, Excel or PowerPoint file, by slides and sheets. */
function readOoxml(entries: Entries, budget: Budget): Reading {
  return new OoxmlReader(entries, budget).read();
}

class OoxmlReader {
  private readonly file: OoxmlPackage;
  private readonly passages = new Passages();
  private readonly notes = new Passages();
  private readonly done = new Set<string>();

  constructor(
    private readonly entries: Entries,
    private readonly budget: Budget,
  ) {
    this.file = new OoxmlPackage(entries);
  }

  read(): Reading {
    if (this.entries.has('ppt/presentation.xml')) return this.presentation();
    if (this.entries.has('xl/workbook.xml')) return this.workbook();
    this.part('word/document.xml', null);
    return this.reading(null);
  }

  private reading(pages: number | null): Reading {
    const hasPictures = [...this.entries.keys()].some((name) => /\/(?:media|charts|diagrams|embeddings)\//.test(name));
    return {
      passages: this.passages.list,
      notes: this.notes.list,
      pages,
      isEmpty: pages === 0 || (this.passages.list.length === 0 && !hasPictures),
    };
  }

  private presentation(): Reading {
    const main = 'ppt/presentation.xml';
    const slides = this.inOrder(main, 'p:sldId');
    for (const [index, slide] of slides.entries()) {
      this.part(slide, index + 1);
      for (const { part, kind } of this.file.relationships(slide))
        if (part !== null && kind === 'notesSlide') this.notes.add(index + 1, this.wordsOf(part));
    }
    for (const { part, kind } of this.file.relationships(main))
      if (part !== null && kind === 'slideMaster') this.master(part);
    // A presentation without a word or a picture still shows its slides.
    return { ...this.reading(slides.length), isEmpty: slides.length === 0 };
  }

  private master(part: string): void {
    this.one(part, null, new TextRules('shapes of its own'));
    for (const { part: layout, kind } of this.file.relationships(part))
      if (layout !== null && kind === 'slideLayout') this.one(layout, null, new TextRules('shapes of its own'));
  }

  private workbook(): Reading {
    const main = 'xl/workbook.xml';
    const strings = sharedStrings(this.entries.get('xl/sharedStrings.xml'));
    const names: string[] = [];
    const sheets = this.inOrder(main, 'x:sheet', (element) => names.push(attributeOf(element, 'name') ?? ''));
    for (const [index, sheet] of sheets.entries()) {
      this.passages.add(index + 1, names[index] ?? '');
      this.part(sheet, index + 1, new SheetRules(strings));
    }
    const hasCells = this.passages.list.length > names.filter((name) => name.trim() !== '').length;
    const { isEmpty, ...reading } = this.reading(sheets.length);
    return { ...reading, isEmpty: isEmpty || (!hasCells && ![...this.entries.keys()].some(isDrawing)) };
  }

  /** The parts in the order in which the main part lists them. */
  private inOrder(main: string, key: string, listed?: (element: XmlElement) => void): string[] {
    const relationships = new Map(this.file.relationships(main).map(({ id, part }) => [id, part]));
    const found: string[] = [];
    readXml(this.entries.get(main)!, {
      open: (element) => {
        const part = element.key === key ? relationships.get(attributeOf(element, 'id', 'r') ?? '') : undefined;
        if (part !== undefined && part !== null) {
          listed?.(element);
          found.push(part);
        }
        return 'keep';
      },
    });
    return found;
  }

  /** Reads a part and what belongs to it: notes, comments, charts, headers. */
  private part(name: string, page: number | null, rules: TextRules = new TextRules()): void {
    if (this.done.has(name) || this.passages.isFull) return;
    this.done.add(name);
    const relationships = this.file.relationships(name);
    this.one(name, page, rules, relationships);
    for (const { part, kind } of relationships)
      if (part !== null && !leadsAway.has(kind) && kind !== 'sharedStrings') this.part(part, page);
  }

  private wordsOf(part: string): string {
    const rules = new TextRules();
    readXml(this.file.content(part), rules);
    return rules.words;
  }

  private one(name: string, page: number | null, rules: TextRules, relationships: Relationship[] = []): void {
    const content = this.entries.get(name)!;
    if (/\.(?:xml|vml)$/.test(name)) {
      readXml(content, rules);
      const links = relationships.filter(({ kind, external }) => kind === 'hyperlink' && external);
      this.passages.add(page, [rules.words, ...links.map(({ target }) => target)].join('\n'));
    } else if (isPackage(content)) {
      const inner = readCopy(unzip(content, this.budget), this.budget);
      for (const passage of inner.passages) this.passages.add(page, passage.text);
    }
  }
}

function isDrawing(name: string): boolean {
  return /^xl\/(?:drawings\/drawing|media|charts)/.test(name);
}

const words = new Set(['w:t', 'w:delText', 'a:t', 'x:t', 'p:text', 'xltc:text', 'c:v']);
const headers = /^x:(?:odd|even|first)(?:Header|Footer)$/;
const lines = new Set([
  'w:p',
  'a:p',
  'w:tr',
  'a:tr',
  'w:br',
  'w:cr',
  'a:br',
  'x:si',
  'x:row',
  'x:comment',
  'p:cm',
  'c:pt',
  'xltc:text',
]);
const gaps = new Set(['w:tab', 'w:tc', 'a:tc', 'x:c']);

/** Gathers the text of a part, with its alternative texts. */
class TextRules implements XmlRules {
  protected text_: string[] = [];
  private shape: { element: XmlElement; start: number; isPlaceholder: boolean } | null = null;

  /** @param only Leaves out the sample texts of a slide master, which are the same in many files. */
  constructor(private readonly only: 'everything' | 'shapes of its own' = 'everything') {}

  hasEnough(): boolean {
    return this.text_.length > mostText;
  }

  get words(): string {
    return this.text_.join('');
  }

  open(element: XmlElement): 'keep' {
    const { key, local } = element;
    if (key === 'p:sp') this.shape = { element, start: this.text_.length, isPlaceholder: false };
    if (key === 'p:ph' && this.shape !== null) this.shape.isPlaceholder = true;
    if (local === 'docPr' || local === 'cNvPr' || local === 'shape' || local === 'textpath')
      for (const name of ['title', 'descr', 'alt', 'string']) {
        const value = attributeOf(element, name);
        if (value !== null && value.trim() !== '') this.text_.push(`\n${value}\n`);
      }
    return 'keep';
  }

  text(text: string, parent: XmlElement): string {
    if (parent.parent !== null && isSlideNumber(parent.parent)) return text;
    if (words.has(parent.key) || headers.test(parent.key) || parent.local === 't') this.text_.push(text);
    else if (parent.key === 'w:instrText') this.text_.push(...linkIn(text));
    return text;
  }

  close(element: XmlElement): void {
    if (lines.has(element.key) || headers.test(element.key)) this.text_.push('\n');
    else if (gaps.has(element.key)) {
      if (this.text_.at(-1) === '\n') this.text_.pop();
      this.text_.push('\t');
    }
    if (this.shape?.element !== element) return;
    if (this.shape.isPlaceholder && this.only !== 'everything') this.text_.length = this.shape.start;
    this.shape = null;
  }
}

/** Every slide fills it again. In the file it is an old number or a placeholder. */
function isSlideNumber(element: XmlElement): boolean {
  return element.key === 'a:fld' && attributeOf(element, 'type') === 'slidenum';
}

function linkIn(code: string): string[] {
  const link = /^\s*HYPERLINK\s+"([^"]+)"/i.exec(code)?.[1];
  return link === undefined ? [] : [` ${link} `];
}

/** The text of a sheet. Most of its words are in a list that all sheets share. */
class SheetRules extends TextRules {
  private isShared = false;

  constructor(private readonly strings: readonly string[]) {
    super();
  }

  override open(element: XmlElement): 'keep' {
    if (element.key === 'x:c') this.isShared = attributeOf(element, 't') === 's';
    return super.open(element);
  }

  override text(text: string, parent: XmlElement): string {
    if (parent.key !== 'x:v') return super.text(text, parent);
    this.text_.push(this.isShared ? (this.strings[Number(text)] ?? '') : text);
    return text;
  }
}

/** The words that all sheets of a workbook share. */
export function sharedStrings(content: Uint8Array | undefined): string[] {
  const found: string[] = [];
  if (content === undefined) return found;
  let current = '';
  readXml(content, {
    text: (text, parent) => {
      if (parent.key === 'x:t' && parent.parent?.key !== 'x:rPh') current += text;
      return text;
    },
    close: ({ key }) => {
      if (key !== 'x:si') return;
      found.push(current);
      current = '';
    },
  });
  return found;
}
