import { People } from '../people.js';
import { Actions } from './actions.js';
import { catalogKeys, keepOnly, pageKeys, removedKeys } from './allowed-keys.js';
import { Annotations } from './annotations.js';
import { Attachments } from './attachments.js';
import { DocumentMetadata } from './document-metadata.js';
import { cleanForm } from './form.js';
import type { Objects } from './objects.js';
import { PageList } from './page-list.js';
import { PdfFindings } from './pdf-findings.js';
import { Streams } from './streams.js';
import { type Dict, dictOf, isHolder, Name, nameOf, Stream, textOf, type Value } from './values.js';

/** Takes everything out of a document that tells of its author, and everything that runs. */
export class Cleaning {
  readonly findings = new PdfFindings();
  /** Whether files are attached to the document itself, and not only to a note. */
  hasFiles = false;
  private readonly actions: Actions;
  private readonly attachments: Attachments;
  private readonly metadata: DocumentMetadata;
  private readonly annotations: Annotations;
  private readonly streams: Streams;
  private readonly pageList: PageList;

  constructor(
    private readonly objects: Objects,
    private readonly catalog: Dict,
  ) {
    const { findings } = this;
    this.actions = new Actions(objects, findings);
    this.attachments = new Attachments(objects, findings);
    this.metadata = new DocumentMetadata(objects, findings);
    this.annotations = new Annotations(objects, findings, new People(), this.actions, this.attachments);
    this.streams = new Streams(objects, findings);
    this.pageList = new PageList(objects);
  }

  get pages(): number {
    return this.pageList.pages.length;
  }

  /**
   * Cleans the catalog and what it leads to, in place. Pictures are cleaned, and add to what was found, when written.
   * @throws TooComplex
   */
  run(): void {
    this.metadata.findInInformation();
    this.cleanCatalog();
    this.pageList.replaceTree(this.catalog);
    this.pageList.pages.forEach((page, index) => this.cleanPage(page, index + 1));
    const form = this.objects.dict(this.catalog, 'AcroForm');
    if (form) cleanForm(form, this.objects, this.findings, this.actions);
    this.readOutlines();
    this.cleanAll();
  }

  /** Whether nothing may lead to this value: attached files, scripts, pages that are in no page tree. */
  isLeftOut = (value: Value): boolean => {
    const dict = dictOf(value);
    if (!dict) return false;
    const type = this.objects.name(dict, 'Type');
    if (type === 'EmbeddedFile' || type === 'Filespec' || type === 'F' || dict.has('EF')) return true;
    if ((type === 'Page' || type === 'Pages') && !this.pageList.has(value)) return true;
    if (this.objects.name(dict, 'Subtype') === 'FileAttachment') return true;
    return this.actions.isForbidden(dict);
  };

  private cleanCatalog(): void {
    const { objects, catalog, findings } = this;
    this.metadata.findInPacket(objects.get(catalog, 'Metadata'));
    this.attachments.noteAssociated(catalog);
    const names = objects.dict(catalog, 'Names');
    if (names) {
      if (objects.get(names, 'JavaScript') !== null) findings.scriptsRemoved();
      this.attachments.noteListed(objects.get(names, 'EmbeddedFiles'));
      const targets = names.get('Dests');
      catalog.set('Names', targets === undefined ? null : new Map([['Dests', targets]]));
    }
    this.hasFiles = findings.hasAttachments;
    this.actions.noteScripts([catalog.get('OpenAction') ?? null]);
    this.actions.noteScriptsOfEvents(catalog);
    keepOnly(catalog, catalogKeys);
    catalog.set('Type', new Name('Catalog'));
  }

  private cleanPage(page: Dict, number: number): void {
    const { objects } = this;
    this.attachments.noteAssociated(page);
    this.metadata.findInPacket(objects.get(page, 'Metadata'));
    this.actions.noteScriptsOfEvents(page);
    keepOnly(page, pageKeys);
    if (!page.has('Annots')) return;
    const annotations = objects.array(page, 'Annots').filter((item) => {
      const annotation = dictOf(objects.resolve(item));
      return annotation && this.annotations.clean(annotation, number);
    });
    if (annotations.length > 0) page.set('Annots', annotations);
    else page.delete('Annots');
  }

  private readOutlines(): void {
    const { objects } = this;
    const seen = new Set<Value>();
    const waiting: Value[] = [objects.get(objects.dict(this.catalog, 'Outlines'), 'First')];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      const item = dictOf(objects.resolve(node));
      if (!item || seen.has(item)) continue;
      seen.add(item);
      this.findings.note(null, textOf(objects.get(item, 'Title')));
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
      if (value instanceof Stream) this.streams.clean(value);
      const children: Iterable<[string, Value]> =
        dict ?? (Array.isArray(value) ? value.map((item): [string, Value] => ['', item]) : []);
      for (const [key, child] of children) {
        const target = this.objects.resolve(child);
        if (!isHolder(target) || seen.has(target) || this.isLeftOut(target)) continue;
        seen.add(target);
        if (target instanceof Stream && isProfile(value, key)) this.streams.cleanProfile(target);
        waiting.push({ value: target, role: Array.isArray(value) ? role : roleOf(role, key) });
      }
    }
  }

  private cleanDict(dict: Dict): void {
    const { objects } = this;
    // Notes that no page lists, such as the window of a note, or what it answers
    if (dict.has('Rect') && dict.has('Subtype') && !this.annotations.has(dict) && !this.annotations.clean(dict, null))
      dict.clear();
    this.metadata.findInPacket(objects.get(dict, 'Metadata'));
    this.attachments.noteAssociated(dict);
    this.actions.noteScriptsOfEvents(dict);
    for (const key of dict.keys()) if (removedKeys.has(key) || key.includes(':')) dict.delete(key);
    const type = objects.name(dict, 'Type');
    if (type === 'Sig' || type === 'DocTimeStamp' || dict.has('ByteRange')) dict.clear();
    // Layers tell who made them, and for whom.
    if (dict.has('BaseState') || dict.has('Order') || dict.has('ON') || dict.has('OFF')) dict.delete('Creator');
    if (type === 'OCG') objects.dict(dict, 'Usage')?.delete('User');
    if (type === 'StructElem' || dict.has('Pg'))
      for (const key of ['Alt', 'T']) this.findings.note(null, textOf(objects.get(dict, key)));
  }
}

/** Whether the stream at this place is a color profile: `[/ICCBased 7 0 R]`. */
function isProfile(holder: Value, key: string): boolean {
  if (key === 'DestOutputProfile') return true;
  return Array.isArray(holder) && nameOf(holder[0]) === 'ICCBased';
}

/** In a dictionary of names anything may be a key: a font can be called AA. */
type Role = 'plain' | 'resources' | 'appearance' | 'names';

const nameHolders = new Set(['CharProcs', 'RoleMap', 'ClassMap', 'Colorants', 'Dests']);

function roleOf(parent: Role, key: string): Role {
  if (parent === 'resources' || parent === 'appearance') return 'names';
  if (parent === 'names') return 'plain';
  if (key === 'Resources' || key === 'DR') return 'resources';
  if (key === 'AP') return 'appearance';
  return nameHolders.has(key) ? 'names' : 'plain';
}
