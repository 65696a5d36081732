import { deflateSync } from 'node:zlib';
import type { FoundMetadata } from '../format.js';
import { places } from '../metadata-places.js';
import { withoutProfileMetadata } from '../pictures/icc.js';
import { pictureMetadata } from '../pictures/picture-metadata.js';
import type { Objects } from './document.js';
import { filtersOf, pictureFilters, unpack } from './filters.js';
import { cleanPicture } from './embedded-picture.js';
import { type Dict, dictOf, isDict, Name, nameOf, Ref, Stream, textOf, TooComplex, type Value } from './values.js';
import { valuesOfXmp } from './xmp.js';

/** What was found in a document while it was cleaned. */
export interface Findings {
  metadata: FoundMetadata[];
  attachments: string[];
  /** Whether files are attached to the document itself, and not only to a note. */
  hasFiles: boolean;
  scripts: boolean;
  /** The text of notes, fields and links of each page. */
  notes: { page: number | null; text: string }[];
  pages: number;
}

/** More pages than any document for people has. */
const mostPages = 20_000;
/** Viewers take minutes to draw more. */
const mostAnnotations = 20_000;
/** A picture with more pixels cannot be drawn. */
const mostPixels = 1_000_000_000;
/** A packed stream smaller than this cannot unpack to very much. */
const smallStream = 16_384;
const mostProfile = 50_000_000;
/** How much a picture that is packed twice may unpack to. */
const mostPicture = 1_000_000_000;
/** The metadata of further pictures is removed without being listed. */
const mostPicturesRead = 300;
const mostXmp = 50;
const mostFound = 500;

// Only what viewers need stays in these dictionaries. Programs add keys of their own to them, some with names.
const catalogKeys = new Set(
  'Type Version Extensions Pages PageLabels Names Dests ViewerPreferences PageLayout PageMode Outlines AcroForm StructTreeRoot MarkInfo Lang OutputIntents OCProperties'.split(
    ' ',
  ),
);
const pageKeys = new Set(
  'Type Parent Resources MediaBox CropBox BleedBox TrimBox ArtBox Contents Rotate Group Dur Trans Annots StructParents PZ Tabs UserUnit'.split(
    ' ',
  ),
);
const inherited = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];
const annotationKeys = new Set(
  (
    'Type Subtype Rect Contents P F AP AS Border C StructParent OC Lang BM ca CA T Popup IRT Subj RT IT State StateModel ' +
    'Open Name A Dest H QuadPoints BS BE RD DA Q DS CL LE L IC LL LLE Cap LLO CP CO Vertices Path InkList Sy MK Parent ' +
    'FT Kids TU TM Ff V DV MaxLen Opt TI I DR RO OverlayText Repeat FixedPrint Rotate'
  ).split(' '),
);

/** Never needed to show a document, wherever they stand. */
const removedKeys = new Set(
  'Metadata PieceInfo LastModified AF OPI Thumb AA EF RF CreatorInfo Measure PtData XFA JS ADBE_FileSize'.split(' '),
);

/** Actions that leave the document alone. */
const harmlessActions = new Set(['GoTo', 'URI', 'Named', 'SetOCGState', 'Hide', 'ResetForm', 'Trans', 'GoToDp']);
const scriptActions = new Set(['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'Rendition', 'RichMediaExecute']);
const otherActions = new Set(['GoToR', 'GoToE', 'Thread', 'Sound', 'Movie', 'GoTo3DView']);

/** In a dictionary of names anything may be a key: a font can be called AA. */
type Role = 'plain' | 'resources' | 'appearance' | 'names';

/** Takes everything out of a document that tells of its author, and everything that runs. */
export class Cleaning {
  readonly findings: Findings = { metadata: [], attachments: [], hasFiles: false, scripts: false, notes: [], pages: 0 };
  /** The list of pages, and the pages in it. */
  private readonly pages = new Set<Value>();
  private readonly annotations = new Set<Value>();
  private readonly authors = new Map<string, Buffer>();
  private xmpRead = 0;
  private picturesRead = 0;

  constructor(
    private readonly objects: Objects,
    private readonly catalog: Dict,
  ) {}

  /** Cleans the catalog and what it leads to, in place. Pictures are cleaned, and add to what was found, when written. */
  run(): Findings {
    this.readInformation();
    this.cleanCatalog();
    this.cleanPages();
    this.cleanForm();
    this.readOutlines();
    this.cleanAll();
    this.findings.attachments = [...new Set(this.findings.attachments)];
    return this.findings;
  }

  /** Whether nothing may lead to this value: attached files, scripts, pages that are in no page tree. */
  isLeftOut = (value: Value): boolean => {
    const dict = dictOf(value);
    if (!dict) return false;
    const type = this.name(dict, 'Type');
    if (type === 'EmbeddedFile' || type === 'Filespec' || type === 'F' || dict.has('EF')) return true;
    if ((type === 'Page' || type === 'Pages') && !this.pages.has(value)) return true;
    if (this.name(dict, 'Subtype') === 'FileAttachment') return true;
    return this.isForbiddenAction(dict);
  };

  private isForbiddenAction(dict: Dict): boolean {
    const action = this.name(dict, 'S');
    if (!action || dict.has('K') || this.name(dict, 'Type') === 'StructElem') return false;
    if (action === 'URI') return /^\s*(file:|\\\\|[a-z]:\\)/i.test(textOf(this.get(dict, 'URI')));
    if (harmlessActions.has(action)) return false;
    if (scriptActions.has(action)) {
      this.findings.scripts = true;
      return true;
    }
    return otherActions.has(action);
  }

  private get(dict: Dict | undefined, key: string): Value {
    return this.objects.resolve(dict?.get(key));
  }

  private dict(dict: Dict | undefined, key: string): Dict | undefined {
    return dictOf(this.get(dict, key));
  }

  private array(dict: Dict | undefined, key: string): Value[] {
    const found = this.get(dict, key);
    return Array.isArray(found) ? found : [];
  }

  private name(dict: Dict, key: string): string | undefined {
    return nameOf(this.get(dict, key));
  }

  private found(place: string, value: string): void {
    const text = value.replace(/\0/g, '').trim().slice(0, 1000);
    const { metadata } = this.findings;
    if (!text || metadata.length >= mostFound) return;
    if (!metadata.some((known) => known.place === place && known.value === text)) metadata.push({ place, value: text });
  }

  private note(page: number | null, value: Value): void {
    const text = textOf(this.objects.resolve(value)).trim();
    if (text) this.findings.notes.push({ page, text });
  }

  private readInformation(): void {
    for (const [key, value] of this.objects.information ?? []) {
      if (['CreationDate', 'ModDate', 'Trapped'].includes(key)) continue;
      const text = textOf(this.objects.resolve(value));
      this.found(informationPlaces.get(key) ?? `Property "${key}"`, text);
    }
  }

  private cleanCatalog(): void {
    const { catalog } = this;
    this.readXmp(this.get(catalog, 'Metadata'));
    this.attachmentsOf(this.array(catalog, 'AF'));
    const names = this.dict(catalog, 'Names');
    if (names) {
      if (this.get(names, 'JavaScript') !== null) this.findings.scripts = true;
      for (const { value } of this.nameTree(this.get(names, 'EmbeddedFiles'))) this.attachmentsOf([value]);
      const places = names.get('Dests');
      catalog.set('Names', places === undefined ? null : new Map([['Dests', places]]));
    }
    this.findings.hasFiles = this.findings.attachments.length > 0;
    this.scriptsIn([catalog.get('OpenAction') ?? null, ...(this.dict(catalog, 'AA')?.values() ?? [])]);
    keepOnly(catalog, catalogKeys);
    catalog.set('Type', new Name('Catalog'));
  }

  private scriptsIn(actions: Iterable<Value>): void {
    for (const action of actions) this.isLeftOut(this.objects.resolve(action));
  }

  /** The entries of a tree of names, without going in circles. */
  private *nameTree(root: Value): Generator<{ name: string; value: Value }> {
    const seen = new Set<Value>();
    const waiting: Value[] = [root];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      const dict = dictOf(this.objects.resolve(node));
      if (!dict || seen.has(dict)) continue;
      seen.add(dict);
      const names = this.array(dict, 'Names');
      for (let index = 0; index + 1 < names.length; index += 2)
        yield { name: textOf(this.objects.resolve(names[index])), value: names[index + 1] ?? null };
      waiting.push(...this.array(dict, 'Kids').slice(0, 10_000).reverse());
    }
  }

  private attachmentsOf(files: readonly Value[]): void {
    for (const file of files) {
      const found = this.objects.resolve(file);
      const dict = dictOf(found);
      const name =
        found instanceof Buffer
          ? textOf(found)
          : textOf(this.get(dict, 'UF')) || textOf(this.get(dict, 'F')) || textOf(this.get(dict, 'Desc'));
      if (!dict && !name) continue;
      this.findings.attachments.push(name || 'Attached file');
      this.found(places.file, name);
      this.found('Attached file, description', textOf(this.get(dict, 'Desc')));
    }
  }

  /** Puts all pages into one list, so that the tree has no circles and no page counts twice. */
  private cleanPages(): void {
    const { objects, catalog } = this;
    const root: Dict = new Map<string, Value>([['Type', new Name('Pages')]]);
    const rootRef = objects.add(root);
    this.pages.add(root);
    const kids: Value[] = [];
    const seen = new Set<Value>();
    const waiting: { node: Value; given: Dict }[] = [{ node: catalog.get('Pages') ?? null, given: new Map() }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const found = objects.resolve(next.node);
      if (!isDict(found)) continue;
      const given: Dict = new Map(next.given);
      for (const key of inherited) {
        const value = found.get(key);
        if (value !== undefined) given.set(key, value);
      }
      const children = this.get(found, 'Kids');
      if (Array.isArray(children)) {
        if (seen.has(found)) continue;
        seen.add(found);
        for (const child of children.toReversed()) waiting.push({ node: child, given });
        if (waiting.length > mostPages * 10) throw new TooComplex('too many pages');
        continue;
      }
      if (this.name(found, 'Type') === 'Pages') continue;
      if (kids.length >= mostPages) throw new TooComplex('too many pages');
      kids.push(this.page(next.node, found, given, rootRef));
    }
    root.set('Count', kids.length);
    root.set('Kids', kids);
    catalog.set('Pages', rootRef);
    this.findings.pages = kids.length;
    kids.forEach((kid, index) => this.cleanPage(objects.resolve(kid) as Dict, index + 1));
  }

  /** A page with what it got from the tree above it. A page that is listed twice becomes two pages. */
  private page(node: Value, found: Dict, given: Dict, parent: Ref): Ref {
    const isTwice = this.pages.has(found);
    const page = isTwice ? new Map(found) : found;
    const ref = node instanceof Ref && !isTwice ? node : this.objects.add(page);
    page.set('Parent', parent);
    page.set('Type', new Name('Page'));
    for (const key of inherited) {
      const value = given.get(key);
      page.delete(key);
      if (value !== undefined) page.set(key, value);
    }
    this.pages.add(page);
    return ref;
  }

  private cleanPage(page: Dict, number: number): void {
    this.attachmentsOf(this.array(page, 'AF'));
    this.readXmp(this.get(page, 'Metadata'));
    this.scriptsIn(this.dict(page, 'AA')?.values() ?? []);
    keepOnly(page, pageKeys);
    if (!page.has('Annots')) return;
    const annotations = this.array(page, 'Annots').filter((item) => {
      const annotation = dictOf(this.objects.resolve(item));
      return annotation && this.cleanAnnotation(annotation, number);
    });
    if (annotations.length > 0) page.set('Annots', annotations);
    else page.delete('Annots');
  }

  /** Returns whether the annotation may stay. Pages may share one. */
  private cleanAnnotation(annotation: Dict, page: number | null): boolean {
    if (this.annotations.has(annotation)) return true;
    const kind = this.name(annotation, 'Subtype');
    const author = textOf(this.get(annotation, 'T'));
    if (kind === 'FileAttachment') {
      this.attachmentsOf([annotation.get('FS') ?? null]);
      this.found('Note, author', author);
      return false;
    }
    this.annotations.add(annotation);
    if (this.annotations.size > mostAnnotations) throw new TooComplex('too many annotations');
    for (const { name, value } of this.nameTree(this.get(this.dict(annotation, 'RichMediaContent'), 'Assets'))) {
      this.attachmentsOf([value]);
      this.found(places.file, name);
    }
    this.scriptsIn(this.dict(annotation, 'AA')?.values() ?? []);
    if (kind !== 'Widget') {
      if (author && kind !== 'Popup') {
        this.found('Note, author', author);
        annotation.set('T', this.authorName(author));
      } else annotation.delete('T');
      this.keepRichText(annotation);
    } else if (this.name(annotation, 'FT') === 'Sig') this.cleanSignature(annotation);
    // "Accepted, set by" somebody: viewers write this sentence themselves.
    if (annotation.has('StateModel')) annotation.delete('Contents');
    keepOnly(annotation, annotationKeys);
    this.note(page, annotation.get('Contents') ?? null);
    this.note(page, annotation.get('Subj') ?? null);
    const action = this.dict(annotation, 'A');
    if (action && !this.isLeftOut(action)) this.note(page, action.get('URI') ?? null);
    return true;
  }

  private authorName(author: string): Buffer {
    const known = this.authors.get(author);
    if (known) return known;
    const name = Buffer.from(`Author ${this.authors.size + 1}`);
    this.authors.set(author, name);
    return name;
  }

  /** Formatted text names the program that made it, so the words of a note stay and their formatting goes. */
  private keepRichText(annotation: Dict): void {
    if (textOf(this.get(annotation, 'Contents'))) return;
    const rich = this.get(annotation, 'RC');
    const source = rich instanceof Stream ? this.objects.contents(rich, 1_000_000).toString('utf8') : textOf(rich);
    const text = source
      .replace(/<\/p>|<br\s*\/?>/gi, '\n')
      .replace(/<[^>]*>/g, '')
      .replace(/&(lt|gt|amp|quot|apos|#13);/g, (_, name: string) => entities[name] ?? '')
      .trim();
    if (text) annotation.set('Contents', utf16(text));
  }

  private cleanForm(): void {
    const form = this.dict(this.catalog, 'AcroForm');
    if (!form) return;
    for (const key of ['XFA', 'SigFlags', 'CO']) form.delete(key);
    const seen = new Set<Value>();
    const waiting = this.array(form, 'Fields').map((field) => ({ field, kind: undefined as string | undefined }));
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const field = dictOf(this.objects.resolve(next.field));
      if (!field || seen.has(field)) continue;
      seen.add(field);
      const kind = this.name(field, 'FT') ?? next.kind;
      this.scriptsIn(this.dict(field, 'AA')?.values() ?? []);
      if (kind === 'Sig') this.cleanSignature(field);
      else this.readField(field);
      keepOnly(field, annotationKeys);
      for (const child of this.array(field, 'Kids')) waiting.push({ field: child, kind });
    }
  }

  private readField(field: Dict): void {
    const values = this.get(field, 'V');
    for (const value of Array.isArray(values) ? values : [values]) this.note(null, value);
  }

  /** A signature names who signed, in its certificate and in what is drawn for it. */
  private cleanSignature(field: Dict): void {
    const signature = this.dict(field, 'V');
    for (const [key, place] of signaturePlaces) this.found(place, textOf(this.get(signature, key)));
    for (const key of ['V', 'DV', 'Lock', 'SV', 'AP', 'AS', 'MK']) field.delete(key);
  }

  private readOutlines(): void {
    const seen = new Set<Value>();
    const waiting: Value[] = [this.get(this.dict(this.catalog, 'Outlines'), 'First')];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      const item = dictOf(this.objects.resolve(node));
      if (!item || seen.has(item)) continue;
      seen.add(item);
      this.note(null, item.get('Title') ?? null);
      waiting.push(item.get('Next') ?? null, item.get('First') ?? null);
    }
  }

  /** Cleans every dictionary and stream that the catalog leads to. */
  private cleanAll(): void {
    const seen = new Set<Value>([this.catalog]);
    const waiting: { value: Value; role: Role }[] = [{ value: this.catalog, role: 'plain' }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { value } = next;
      const dict = dictOf(value);
      const role: Role = value instanceof Stream ? 'plain' : next.role;
      if (dict && role === 'plain') this.cleanDict(dict);
      if (value instanceof Stream) this.cleanStream(value);
      const children: Iterable<[string, Value]> =
        dict ?? (Array.isArray(value) ? value.map((item): [string, Value] => ['', item]) : []);
      for (const [key, child] of children) {
        const target = this.objects.resolve(child);
        if (!(target instanceof Map || target instanceof Stream || Array.isArray(target))) continue;
        if (seen.has(target) || this.isLeftOut(target)) continue;
        seen.add(target);
        if (target instanceof Stream && isProfile(value, key)) this.cleanProfile(target);
        waiting.push({ value: target, role: Array.isArray(value) ? role : roleOf(role, key) });
      }
    }
  }

  private cleanDict(dict: Dict): void {
    // Notes that no page lists, such as the window of a note, or what it answers
    if (dict.has('Rect') && dict.has('Subtype') && !this.annotations.has(dict) && !this.cleanAnnotation(dict, null))
      dict.clear();
    const xmp = dict.get('Metadata');
    if (xmp !== undefined) this.readXmp(this.objects.resolve(xmp));
    if (dict.has('AF')) this.attachmentsOf(this.array(dict, 'AF'));
    if (dict.has('AA')) this.scriptsIn(this.dict(dict, 'AA')?.values() ?? []);
    for (const key of dict.keys()) if (removedKeys.has(key) || key.includes(':')) dict.delete(key);
    const type = this.name(dict, 'Type');
    if (type === 'Sig' || type === 'DocTimeStamp' || dict.has('ByteRange')) dict.clear();
    // Layers tell who made them, and for whom.
    if (dict.has('BaseState') || dict.has('Order') || dict.has('ON') || dict.has('OFF')) dict.delete('Creator');
    if (type === 'OCG') this.dict(dict, 'Usage')?.delete('User');
    if (type === 'StructElem' || dict.has('Pg')) {
      this.note(null, dict.get('Alt') ?? null);
      this.note(null, dict.get('T') ?? null);
    }
  }

  private cleanStream(stream: Stream): void {
    const { dict } = stream;
    // The length is written anew with the bytes, and no stream takes its bytes from another file.
    for (const key of ['F', 'FFilter', 'FDecodeParms', 'DL']) dict.delete(key);
    dict.set('Length', 0);
    const kind = this.name(dict, 'Subtype');
    if (kind === 'Form') dict.delete('Ref');
    const listed = filtersOf(dict, this.objects.resolve);
    const filters = listed.filter(({ name }) => name !== 'Crypt');
    if (filters.length !== listed.length) this.setFilters(dict, filters);
    const last = filters.at(-1);
    if (kind === 'Image') {
      const [width, height] = [this.get(dict, 'Width'), this.get(dict, 'Height')].map(Number);
      if ((width ?? 0) * (height ?? 0) > mostPixels) throw new TooComplex('a picture has too many pixels');
    } else if (last && !pictureFilters.has(last.name)) {
      if (filters.length > 1 || stream.read().length > smallStream) this.objects.contents(stream);
    }
    if (last && pictureFilters.has(last.name)) this.cleanPicture(stream, filters);
  }

  private cleanPicture(stream: Stream, filters: ReturnType<typeof filtersOf>): void {
    const before = filters.slice(0, -1);
    const [last] = filters.slice(-1);
    if (!last) return;
    if (before.length > 0) this.setFilters(stream.dict, [last]);
    const { read } = stream;
    stream.read = () => {
      const bytes = unpack(read(), before, mostPicture);
      if (last.name === 'DCTDecode' && this.picturesRead++ < mostPicturesRead)
        for (const { place, value } of pictureMetadata(bytes, 'image/jpeg')) this.found(place, value);
      return cleanPicture(bytes, last.name);
    };
  }

  /** A color profile names the monitor or camera that it was made for. */
  private cleanProfile(stream: Stream): void {
    const { read } = stream;
    const filters = filtersOf(stream.dict, this.objects.resolve);
    const bytes = unpack(read(), filters, mostProfile);
    const clean = withoutProfileMetadata(bytes);
    if (!clean || bytes.equals(clean)) return;
    const packed = deflateSync(clean);
    this.setFilters(stream.dict, [{ name: 'FlateDecode', settings: null }]);
    stream.read = () => packed;
  }

  private setFilters(dict: Dict, filters: ReturnType<typeof filtersOf>): void {
    dict.delete('Filter');
    dict.delete('DecodeParms');
    if (filters.length === 0) return;
    dict.set(
      'Filter',
      filters.map(({ name }) => new Name(name)),
    );
    if (filters.some(({ settings }) => settings))
      dict.set(
        'DecodeParms',
        filters.map(({ settings }) => settings),
      );
  }

  private readXmp(stream: Value): void {
    if (!(stream instanceof Stream) || this.xmpRead >= mostXmp) return;
    this.xmpRead++;
    for (const { name, value } of valuesOfXmp(this.objects.contents(stream, 20_000_000)))
      this.found(xmpPlaces.get(name) ?? `Property "${name}"`, value);
  }
}

/** Whether the stream at this place is a color profile: `[/ICCBased 7 0 R]`. */
function isProfile(holder: Value, key: string): boolean {
  if (key === 'DestOutputProfile') return true;
  return Array.isArray(holder) && nameOf(holder[0]) === 'ICCBased';
}

function keepOnly(dict: Dict, keys: ReadonlySet<string>): void {
  for (const key of [...dict.keys()]) if (!keys.has(key) || dict.get(key) === null) dict.delete(key);
}

const nameHolders = new Set(['CharProcs', 'RoleMap', 'ClassMap', 'Colorants', 'Dests']);

function roleOf(parent: Role, key: string): Role {
  if (parent === 'resources' || parent === 'appearance') return 'names';
  if (parent === 'names') return 'plain';
  if (key === 'Resources' || key === 'DR') return 'resources';
  if (key === 'AP') return 'appearance';
  return nameHolders.has(key) ? 'names' : 'plain';
}

function utf16(text: string): Buffer {
  return Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]);
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const informationPlaces = new Map<string, string>([
  ['Author', places.author],
  ['Title', places.title],
  ['Subject', 'Subject'],
  ['Keywords', places.keyword],
  ['Creator', places.software],
  ['Producer', places.software],
  ['Company', 'Company'],
  ['Manager', 'Manager'],
]);

const xmpPlaces = new Map<string, string>([
  ['dc:creator', places.author],
  ['dc:title', places.title],
  ['dc:description', 'Subject'],
  ['dc:subject', places.keyword],
  ['dc:rights', places.copyright],
  ['photoshop:AuthorsPosition', places.authorPosition],
  ['pdf:Author', places.author],
  ['pdf:Keywords', places.keyword],
  ['pdf:Producer', places.software],
  ['xmp:CreatorTool', places.software],
]);

const signaturePlaces = [
  ['Name', 'Signature, name'],
  ['Location', 'Signature, place'],
  ['Reason', 'Signature, reason'],
  ['ContactInfo', 'Signature, contact'],
] as const;
