import type { Relationship } from './ooxml-package.js';
import { escapeAttribute } from './rewrite-xml.js';

export const openXml = 'application/vnd.openxmlformats-officedocument';

/** A part on its way into the blind copy. */
export interface Part {
  /** In the given file. */
  source: string;
  /** In the blind copy. */
  name: string;
  kind: string;
  contentType: string;
  /** Null for XML, which is cleaned when all parts are known. */
  content: Uint8Array | null;
  kept: Relationship[];
  removed: Map<string, Relationship>;
}

export const relationshipTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const coreProperties = {
  name: 'docProps/core.xml',
  relationship: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
  contentType: 'application/vnd.openxmlformats-package.core-properties+xml',
  xml: `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>`,
};
export const extendedProperties = {
  name: 'docProps/app.xml',
  contentType: `${openXml}.extended-properties+xml`,
  xml: `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>`,
};

export function contentTypes(parts: readonly Part[]): Uint8Array {
  const defaults = new Map([
    ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
    ['xml', 'application/xml'],
  ]);
  const named = [
    { name: coreProperties.name, contentType: coreProperties.contentType },
    { name: extendedProperties.name, contentType: extendedProperties.contentType },
  ];
  for (const { name, contentType, content } of parts) {
    const extension = name.slice(name.lastIndexOf('.') + 1);
    if (content !== null || extension === 'vml') defaults.set(extension, contentType);
    else named.push({ name, contentType });
  }
  const list = [
    ...[...defaults].map(
      ([extension, type]) => `<Default Extension="${extension}" ContentType="${escapeAttribute(type)}"/>`,
    ),
    ...named.map(
      ({ name, contentType }) => `<Override PartName="/${name}" ContentType="${escapeAttribute(contentType)}"/>`,
    ),
  ];
  return Buffer.from(
    `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${list.join('')}</Types>`,
  );
}

export function relationshipsXml(
  list: readonly Pick<Relationship, 'id' | 'type' | 'target' | 'external'>[],
): Uint8Array {
  const items = list.map(
    ({ id, type, target, external }) =>
      `<Relationship Id="${escapeAttribute(id)}" Type="${escapeAttribute(type)}" Target="${escapeAttribute(target)}"${external ? ' TargetMode="External"' : ''}/>`,
  );
  return Buffer.from(
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`,
  );
}
