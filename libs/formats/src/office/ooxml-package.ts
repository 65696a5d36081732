import { posix } from 'node:path';
import { OfficeProblem } from './office-problem.js';
import { attributeOf, readXml } from './rewrite-xml.js';
import type { Entries } from './zip.js';

export interface Relationship {
  id: string;
  /** The whole name of its type. */
  type: string;
  /** The end of its type's name: `image`, `comments`, `hyperlink`. */
  kind: string;
  /** As it stands in the file. */
  target: string;
  external: boolean;
  /** The name of the part that it leads to. Null when it leads out of the package or to nothing. */
  part: string | null;
}

/** Office knows no others. A name is free text, so that of an unknown type can say anything. */
const known =
  /^http:\/\/(?:schemas\.openxmlformats\.org\/(?:officeDocument|package)\/2006|purl\.oclc\.org\/ooxml\/officeDocument|schemas\.microsoft\.com\/office\/(?:\d{4}(?:\/\d{2})?\/|[a-z]+\/\d{4}\/)?)[\w/-]*$/;

/** Reads the structure of an Office Open XML file: its parts, their types and what leads from one to the other. */
export class OoxmlPackage {
  private readonly names = new Map<string, string>();
  private readonly types = new Map<string, string>();
  private readonly defaults = new Map<string, string>();

  /** @throws OfficeProblem `broken` without a list of content types. */
  constructor(private readonly entries: Entries) {
    for (const name of entries.keys()) this.names.set(name.toLowerCase(), name);
    const list = this.names.get('[content_types].xml');
    if (list === undefined) throw new OfficeProblem('broken', 'no list of content types');
    readXml(entries.get(list)!, {
      open: (element) => {
        const type = attributeOf(element, 'ContentType')?.trim() ?? '';
        if (element.key === 'types:Default')
          this.defaults.set((attributeOf(element, 'Extension') ?? '').toLowerCase(), type);
        if (element.key === 'types:Override')
          this.types.set((attributeOf(element, 'PartName') ?? '').replace(/^\//, '').toLowerCase(), type);
        return 'keep';
      },
    });
  }

  contentType(part: string): string {
    const key = part.toLowerCase();
    return this.types.get(key) ?? this.defaults.get(posix.extname(key).slice(1)) ?? '';
  }

  content(part: string): Uint8Array {
    return this.entries.get(part)!;
  }

  /** What leads from a part, or from the package itself when the part is empty, in the order of the file. */
  relationships(part: string): Relationship[] {
    const folder = posix.dirname(part);
    const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
    const list = this.names.get(name.toLowerCase());
    const found: Relationship[] = [];
    if (list === undefined) return found;
    readXml(this.entries.get(list)!, {
      open: (element) => {
        if (element.key !== 'rels:Relationship') return 'keep';
        const type = attributeOf(element, 'Type') ?? '';
        const target = attributeOf(element, 'Target') ?? '';
        const external = attributeOf(element, 'TargetMode')?.toLowerCase() === 'external';
        found.push({
          id: attributeOf(element, 'Id') ?? '',
          type,
          kind: known.test(type) ? type.slice(type.lastIndexOf('/') + 1) : '',
          target,
          external,
          part: external ? null : this.partAt(folder, target),
        });
        return 'keep';
      },
    });
    return found;
  }

  /** The comments of a Word document, whether or not the document leads to them. */
  comments(): string | null {
    const suffix = 'wordprocessingml.comments+xml';
    return [...this.entries.keys()].find((name) => this.contentType(name).endsWith(suffix)) ?? null;
  }

  private partAt(folder: string, target: string): string | null {
    const path = posix.resolve('/', folder, target.split('#', 1)[0]!.replaceAll('\\', '/')).slice(1);
    return this.names.get(path.toLowerCase()) ?? this.names.get(decoded(path).toLowerCase()) ?? null;
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
