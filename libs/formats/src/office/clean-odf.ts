import { posix } from 'node:path';
import type { Cleaning } from './blind-parts.js';
import { OdfRules, OdfSettingsRules } from './odf-rules.js';
import { OfficeProblem } from './office-problem.js';
import { blindPicture, pictureOf } from './pictures.js';
import { attributeOf, escapeAttribute, readXml, rewriteXml } from './rewrite-xml.js';
import type { Entries } from './zip.js';

const openDocument = 'application/vnd.oasis.opendocument';
const documents = new Set([`${openDocument}.text`, `${openDocument}.spreadsheet`, `${openDocument}.presentation`]);
const xmlFiles = ['content.xml', 'styles.xml'] as const;

/** Whether a package is an OpenDocument file. */
export function isOdf(given: Entries): boolean {
  return given.has('mimetype');
}

/**
 * The blind copy of an OpenDocument file. It has the content, the styles and the pictures that lead to what a reader
 * sees, under neutral names, and nothing else of the package.
 * @throws OfficeProblem
 */
export async function cleanOdf(given: Entries, cleaning: Cleaning): Promise<{ entries: Entries; mediaType: string }> {
  return new OdfCleaner(given, cleaning).clean();
}

class OdfCleaner {
  private readonly made: Entries = new Map();
  /** The media types of what the blind copy has, by name. */
  private readonly manifest = new Map<string, string>();
  private readonly given = new Map<string, string>();
  private readonly seen = new Set(['.']);
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly files: Entries,
    private readonly cleaning: Cleaning,
  ) {}

  async clean(): Promise<{ entries: Entries; mediaType: string }> {
    const mediaType = Buffer.from(this.files.get('mimetype')!).toString('latin1').trim();
    if (!documents.has(mediaType)) throw new OfficeProblem('broken', 'no type that is known');
    this.readManifest();
    if (!this.files.has('content.xml')) throw new OfficeProblem('broken', 'no content');
    this.noteScripts();
    this.noteMeta();
    this.made.set('mimetype', Buffer.from(mediaType));
    this.manifest.set('/', mediaType);
    await this.document('', '');
    this.add('meta.xml', 'text/xml', Buffer.from(emptyMeta));
    this.made.set('META-INF/manifest.xml', manifestXml(this.manifest));
    return { entries: this.made, mediaType };
  }

  private readManifest(): void {
    const manifest = this.files.get('META-INF/manifest.xml');
    if (manifest === undefined) return;
    readXml(manifest, {
      open: (element) => {
        if (element.local === 'encryption-data') throw new OfficeProblem('password', 'the package is encrypted');
        if (element.local === 'file-entry')
          this.given.set(attributeOf(element, 'full-path', '*') ?? '', attributeOf(element, 'media-type', '*') ?? '');
        return 'keep';
      },
    });
  }

  private noteScripts(): void {
    for (const name of this.files.keys())
      if (/^(?:Basic|Scripts|Dialogs)\//.test(name)) return this.cleaning.findings.scriptsRemoved();
  }

  /** Cleans a document: that of the package, or one in it, such as a chart. */
  private async document(from: string, to: string): Promise<void> {
    const names = new Map<string, string | null>();
    const objects: [from: string, to: string][] = [];
    for (const file of xmlFiles) {
      const content = this.files.get(from + file);
      if (content === undefined) continue;
      for (const href of hrefsIn(content)) {
        if (names.has(href)) continue;
        names.set(href, await this.take(href, from, to, objects));
      }
    }
    const { people, findings } = this.cleaning;
    for (const file of xmlFiles) {
      const content = this.files.get(from + file);
      if (content === undefined) continue;
      const rules = new OdfRules({ people, findings, newName: (href) => names.get(href) ?? null });
      this.add(to + file, 'text/xml', rewriteXml(content, rules));
    }
    const settings = this.files.get(`${from}settings.xml`);
    if (settings !== undefined)
      this.add(`${to}settings.xml`, 'text/xml', rewriteXml(settings, new OdfSettingsRules(findings)));
    for (const [source, target] of objects) await this.document(source, target);
  }

  /** Cleans a file of the package and returns its new name as a link, or null when it must be left out. */
  private async take(href: string, from: string, to: string, objects: [string, string][]): Promise<string | null> {
    if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith('#') || href.startsWith('/')) return null;
    const path = posix.join(from, decoded(href));
    if (path.startsWith('..')) return null;
    if (this.files.has(`${path}/content.xml`)) {
      // An object that is in itself, or in two places, would never end.
      if (this.seen.has(path)) return null;
      this.seen.add(path);
      const name = this.count(to, 'Object ');
      const type = this.given.get(`${path}/`);
      this.manifest.set(`${to}${name}/`, type?.startsWith(openDocument) ? type : `${openDocument}.text`);
      objects.push([`${path}/`, `${to}${name}/`]);
      return `./${name}`;
    }
    const bytes = this.files.get(path);
    if (bytes === undefined) return null;
    const file = await this.fileOf(path, bytes);
    if (file === null) {
      // The picture of an object is no file of its own.
      if (!path.startsWith('ObjectReplacements/'))
        this.cleaning.findings.attachmentRemoved(path.slice(path.lastIndexOf('/') + 1));
      return null;
    }
    const name = `${this.count(to, file.stem)}.${file.extension}`;
    this.add(to + name, file.mediaType, file.content);
    return name;
  }

  private async fileOf(path: string, bytes: Uint8Array) {
    const picture = pictureOf(bytes);
    if (picture !== null) {
      try {
        return { ...picture, stem: 'Pictures/image', content: blindPicture(bytes, picture) };
      } catch {
        return null;
      }
    }
    if (/(?:^|\/)Fonts\/[^/]+$/.test(path))
      return { stem: 'Fonts/font', extension: 'ttf', mediaType: 'application/x-font-ttf', content: bytes };
    const recording = await this.cleaning.recording(bytes);
    return recording === null ? null : { ...recording, stem: 'Media/media' };
  }

  private count(folder: string, stem: string): string {
    const key = folder + stem;
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return `${stem}${count}`;
  }

  private add(name: string, mediaType: string, content: Uint8Array): void {
    this.made.set(name, content);
    this.manifest.set(name, mediaType);
  }

  private noteMeta(): void {
    const meta = this.files.get('meta.xml');
    if (meta === undefined) return;
    const { findings } = this.cleaning;
    let property = '';
    try {
      readXml(meta, {
        open: (element) => {
          if (element.key === 'meta:user-defined') property = attributeOf(element, 'name', 'meta') ?? '';
          if (element.key === 'meta:template') findings.metadata('Template', attributeOf(element, 'title', 'xlink'));
          return 'keep';
        },
        text: (text, { key }) => {
          const place = key === 'meta:user-defined' ? `Property "${property}"` : metaPlaces[key];
          if (place !== undefined) findings.metadata(place, text);
          return text;
        },
      });
    } catch {
      // Properties that cannot be read are not in the blind copy, and hide nothing from a reader.
    }
  }
}

const metaPlaces: Readonly<Record<string, string>> = {
  'meta:initial-creator': 'Author',
  'dc:creator': 'Last editor',
  'meta:printed-by': 'Printed by',
  'dc:title': 'Title',
  'dc:subject': 'Subject',
  'dc:description': 'Comments',
  'meta:keyword': 'Keywords',
  'dc:publisher': 'Publisher',
  'dc:contributor': 'Contributor',
};

function hrefsIn(content: Uint8Array): string[] {
  const found: string[] = [];
  readXml(content, {
    open: (element) => {
      if (/^(?:text:a|draw:a|form:\w+)$/.test(element.key)) return 'keep';
      const href = attributeOf(element, 'href', 'xlink');
      if (href !== null) found.push(href);
      return 'keep';
    },
  });
  return found;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const emptyMeta = `${declaration}<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"><office:meta/></office:document-meta>`;

function manifestXml(manifest: ReadonlyMap<string, string>): Uint8Array {
  const entries = [...manifest].map(
    ([path, type]) =>
      `<manifest:file-entry manifest:full-path="${escapeAttribute(path)}"${path === '/' ? ' manifest:version="1.3"' : ''} manifest:media-type="${escapeAttribute(type)}"/>`,
  );
  return Buffer.from(
    `${declaration}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${entries.join('')}</manifest:manifest>`,
  );
}
