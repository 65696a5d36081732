import { posix } from 'node:path';
import { blindPicture, pictureOf } from './pictures.js';
import { isPath, mayStay } from './links.js';
import { limits } from './limits.js';
import { OfficeProblem } from './office-problem.js';
import { attachedParts, keptParts, programSheets, scriptParts, type PartRule } from './ooxml-parts.js';
import { noteProperties } from './ooxml-properties.js';
import { OoxmlPackage, type Relationship } from './ooxml-package.js';
import { OoxmlRules } from './ooxml-rules.js';
import {
  contentTypes,
  coreProperties,
  extendedProperties,
  openXml,
  type Part,
  relationshipsXml,
  relationshipTypes,
} from './ooxml-writing.js';
import type { Cleaning } from './blind-parts.js';
import { rewriteXml } from './rewrite-xml.js';
import type { Entries } from './zip.js';

/** The three kinds of documents by the type of their main part. */
const mains: readonly { type: RegExp; contentType: string; folder: string; name: string; mediaType: string }[] = [
  {
    type: /wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macroEnabled/,
    contentType: `${openXml}.wordprocessingml.document.main+xml`,
    folder: 'word',
    name: 'word/document.xml',
    mediaType: `${openXml}.wordprocessingml.document`,
  },
  {
    type: /spreadsheetml\.(?:sheet|template)\.main|ms-excel\.(?:sheet|template)\.macroEnabled/,
    contentType: `${openXml}.spreadsheetml.sheet.main+xml`,
    folder: 'xl',
    name: 'xl/workbook.xml',
    mediaType: `${openXml}.spreadsheetml.sheet`,
  },
  {
    type: /presentationml\.(?:presentation|slideshow|template)\.main|ms-powerpoint\.(?:presentation|slideshow|template)\.macroEnabled/,
    contentType: `${openXml}.presentationml.presentation.main+xml`,
    folder: 'ppt',
    name: 'ppt/presentation.xml',
    mediaType: `${openXml}.presentationml.presentation`,
  },
];

/**
 * The blind copy of a Word, Excel or PowerPoint file. It has the parts that lead to what a reader sees, under neutral
 * names, and nothing else of the package.
 * @throws OfficeProblem
 */
export async function cleanOoxml(given: Entries, cleaning: Cleaning): Promise<{ entries: Entries; mediaType: string }> {
  return new OoxmlCleaner(new OoxmlPackage(given), cleaning).clean();
}

class OoxmlCleaner {
  private readonly parts = new Map<string, Part>();
  private readonly left = new Set<string>();
  private readonly counts = new Map<string, number>();
  private folder = '';

  constructor(
    private readonly file: OoxmlPackage,
    private readonly cleaning: Cleaning,
  ) {}

  async clean(): Promise<{ entries: Entries; mediaType: string }> {
    const root = this.file.relationships('');
    const main = root.find(({ kind, part }) => kind === 'officeDocument' && part !== null);
    if (main === undefined) throw new OfficeProblem('broken', 'no main part');
    const contentType = this.file.contentType(main.part!);
    const kind = mains.find(({ type }) => type.test(contentType));
    if (kind === undefined) throw new OfficeProblem('broken', 'the main part is of an unknown type');
    if (/macroEnabled/i.test(contentType) || root.some((relationship) => scriptParts.has(relationship.kind)))
      this.cleaning.findings.scriptsRemoved();
    this.folder = kind.folder;
    await this.visit({
      source: main.part!,
      name: kind.name,
      kind: 'main',
      contentType: kind.contentType,
      content: null,
      kept: [],
      removed: new Map(),
    });
    noteProperties(this.file, root, this.cleaning.findings);
    return { entries: this.write(kind.name), mediaType: kind.mediaType };
  }

  /** Follows what leads on from a part. A loop, because a chain of parts can be as long as the package. */
  private async visit(first: Part): Promise<void> {
    this.parts.set(first.source, first);
    const waiting = [first];
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      if (part.content !== null) continue;
      for (const relationship of this.leadingOn(part)) {
        const next = await this.decide(part, relationship);
        if (next !== null) waiting.push(next);
      }
    }
  }

  /** Some programs write comments and do not say that they belong to the document. Other programs show them anyway. */
  private leadingOn(part: Part): Relationship[] {
    const found = this.file.relationships(part.source);
    const forgotten =
      part.kind === 'main' && !found.some(({ kind }) => kind === 'comments') ? this.file.comments() : null;
    if (forgotten === null) return found;
    const id = `rId${found.length + 1}comments`;
    const type = `${relationshipTypes}/comments`;
    return [...found, { id, type, kind: 'comments', target: '', external: false, part: forgotten }];
  }

  /** Keeps or removes what a relationship leads to. Returns a part that was not seen before. */
  private async decide(from: Part, relationship: Relationship): Promise<Part | null> {
    const { kind, part } = relationship;
    if (kind === 'hyperlink' && (relationship.external || relationship.target.startsWith('#'))) {
      if (mayStay(relationship.target)) from.kept.push(relationship);
      else this.remove(from, relationship, 'Link to a file');
      return null;
    }
    if (kind.startsWith('externalLink') && relationship.external) {
      // The numbers of linked workbooks count in formulas, so the link stays and leads nowhere.
      this.noteTarget('Linked workbook', relationship.target);
      from.kept.push({ ...relationship, target: 'Workbook.xlsx' });
      return null;
    }
    if (part === null) {
      const place = kind === 'attachedTemplate' ? 'Template' : 'Linked file';
      this.remove(from, relationship, relationship.external ? place : null);
      return null;
    }
    const known = this.parts.get(part);
    if (known !== undefined) {
      from.kept.push(relationship);
      return null;
    }
    const added = this.left.has(part) ? null : await this.partOf(relationship, part);
    if (added === null) {
      this.left.add(part);
      this.remove(from, relationship, null);
      return null;
    }
    this.parts.set(part, added);
    from.kept.push(relationship);
    return added;
  }

  /** The part of the blind copy, or null when it must not be there. */
  private async partOf({ kind }: Relationship, source: string): Promise<Part | null> {
    if (programSheets.has(kind)) throw new OfficeProblem('not-cleanable', 'a sheet is a program');
    if (scriptParts.has(kind)) {
      this.cleaning.findings.scriptsRemoved();
      return null;
    }
    const contentType = this.file.contentType(source);
    // Ink is kept as custom XML.
    const isInk = kind === 'customXml' && contentType === 'application/inkml+xml';
    const rule: PartRule | undefined = isInk ? { stem: 'ink/ink', content: 'xml' } : keptParts.get(kind);
    const made = { source, kind, kept: [], removed: new Map<string, Relationship>() };
    if (rule?.content === 'xml') {
      const extension = kind === 'vmlDrawing' ? 'vml' : 'xml';
      return {
        ...made,
        contentType: xmlType(contentType),
        content: null,
        name: this.nameOf(rule, extension),
      };
    }
    const attached = attachedParts.has(kind);
    if (rule === undefined && !attached) return null;
    const binary = await this.binaryOf(attached ? 'package' : rule!.content, this.file.content(source));
    if (binary === null) {
      this.cleaning.findings.attachmentRemoved(source.slice(source.lastIndexOf('/') + 1));
      return null;
    }
    const { content, extension, mediaType } = binary;
    return {
      ...made,
      contentType: mediaType,
      content,
      name: this.nameOf(rule ?? keptParts.get('package')!, extension),
    };
  }

  private async binaryOf(
    content: PartRule['content'],
    bytes: Uint8Array,
  ): Promise<{ content: Uint8Array; extension: string; mediaType: string } | null> {
    if (content === 'font') {
      const open = /^(?:00010000|4f54544f|74727565|74746366)/.test(Buffer.from(bytes.subarray(0, 4)).toString('hex'));
      // PowerPoint packs its fonts, and Word makes their first bytes unreadable.
      return this.folder === 'ppt' && !open
        ? { content: bytes, extension: 'fntdata', mediaType: 'application/x-fontdata' }
        : { content: bytes, extension: 'odttf', mediaType: `${openXml}.obfuscatedFont` };
    }
    if (content === 'recording') return this.cleaning.recording(bytes);
    if (content === 'package') return this.cleaning.inside(bytes);
    const picture = pictureOf(bytes);
    if (picture === null) return null;
    try {
      return { ...picture, content: blindPicture(bytes, picture) };
    } catch {
      return null;
    }
  }

  private nameOf({ stem, single }: PartRule, extension: string): string {
    const count = (this.counts.get(stem) ?? 0) + 1;
    this.counts.set(stem, count);
    return `${this.folder}/${stem}${single && count === 1 ? '' : count}.${extension}`;
  }

  private remove(from: Part, relationship: Relationship, place: string | null): void {
    from.removed.set(relationship.id, relationship);
    if (place !== null) this.noteTarget(place, relationship.target);
  }

  private noteTarget(place: string, target: string): void {
    if (isPath(target) || target !== 'Workbook.xlsx') this.cleaning.findings.metadata(place, target);
  }

  private write(main: string): Entries {
    const entries: Entries = new Map();
    const parts = [...this.parts.values()];
    entries.set('[Content_Types].xml', contentTypes(parts));
    entries.set(
      '_rels/.rels',
      relationshipsXml([
        { id: 'rId1', type: `${relationshipTypes}/officeDocument`, target: main, external: false },
        { id: 'rId2', type: coreProperties.relationship, target: coreProperties.name, external: false },
        {
          id: 'rId3',
          type: `${relationshipTypes}/extended-properties`,
          target: extendedProperties.name,
          external: false,
        },
      ]),
    );
    entries.set(coreProperties.name, Buffer.from(coreProperties.xml));
    entries.set(extendedProperties.name, Buffer.from(extendedProperties.xml));
    for (const part of parts) {
      entries.set(part.name, part.content ?? this.rewritten(part));
      if (part.kept.length > 0) {
        const at = part.name.lastIndexOf('/');
        const list = part.kept.map((kept) => ({ ...kept, target: this.targetOf(part, kept) }));
        entries.set(`${part.name.slice(0, at)}/_rels${part.name.slice(at)}.rels`, relationshipsXml(list));
      }
    }
    return entries;
  }

  private rewritten({ source, kind, removed }: Part): Uint8Array {
    const { people, findings } = this.cleaning;
    const bytes = this.file.content(source);
    const xml = kind === 'vmlDrawing' ? withClosedBreaks(bytes) : bytes;
    return rewriteXml(xml, new OoxmlRules({ kind, removed, people, findings }));
  }

  private targetOf(from: Part, { part, target }: Relationship): string {
    const to = part === null ? undefined : this.parts.get(part);
    return to === undefined ? target : posix.relative(posix.dirname(from.name), to.name);
  }
}

/** Excel writes the line breaks of its older drawings as HTML has them. */
function withClosedBreaks(bytes: Uint8Array): Uint8Array {
  const xml = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (xml.length > limits.xmlBytes || !xml.includes('<br>')) return bytes;
  return Buffer.from(xml.toString('utf8').replaceAll('<br>', '<br/>'));
}

function xmlType(contentType: string): string {
  return /^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType : 'application/xml';
}
