import { unzipSync, zipSync, strToU8, type Zippable } from 'fflate';

/** The files of a package by name. Text is written as UTF-8. */
export type PackageFiles = Record<string, string | Uint8Array>;

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const excelType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const powerPointType = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

const namespaces: Readonly<Record<string, string>> = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  w14: 'http://schemas.microsoft.com/office/word/2010/wordml',
  w15: 'http://schemas.microsoft.com/office/word/2012/wordml',
  w16du: 'http://schemas.microsoft.com/office/word/2023/wordml/word16du',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  x: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  x15ac: 'http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac',
  xr: 'http://schemas.microsoft.com/office/spreadsheetml/2014/revision',
  xltc: 'http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments',
  p: 'http://schemas.openxmlformats.org/presentationml/2006/main',
  p15: 'http://schemas.microsoft.com/office/powerpoint/2012/main',
  p188: 'http://schemas.microsoft.com/office/powerpoint/2018/8/main',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  pic: 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  v: 'urn:schemas-microsoft-com:vml',
  o: 'urn:schemas-microsoft-com:office:office',
};

/** An XML file with all namespaces declared at its root. */
export function xml(root: string, content = '', attributes = ''): string {
  const declared = Object.entries(namespaces).map(([prefix, name]) => `xmlns:${prefix}="${name}"`);
  return `<?xml version="1.0" encoding="UTF-8"?><${root} ${declared.join(' ')} ${attributes}>${content}</${root}>`;
}

const officeTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Relationships, named rId1, rId2 …, as `[kind or type, target]`. A kind that begins with `!` is external. */
export function relationships(...list: [kind: string, target: string][]): string {
  const items = list.map(([kind, target], index) => {
    const external = kind.startsWith('!');
    const name = external ? kind.slice(1) : kind;
    const type = name.includes('://') ? name : `${officeTypes}/${name}`;
    return `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`;
  });
  return `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}

const mainTypes: Readonly<Record<string, string>> = {
  'word/document.xml': `${wordType}.main+xml`,
  'xl/workbook.xml': `${excelType}.main+xml`,
  'ppt/presentation.xml': `${powerPointType}.main+xml`,
};

/** An Office Open XML file with a main part and any others. Whatever a package needs besides is added. */
export function ooxml(
  files: PackageFiles,
  options: { mainType?: string; types?: Record<string, string> } = {},
): Buffer {
  const main = Object.keys(mainTypes).find((name) => name in files)!;
  const overrides = { [main]: options.mainType ?? mainTypes[main]!, ...options.types };
  const types = Object.entries(overrides).map(
    ([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`,
  );
  return pack({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`,
    '_rels/.rels': relationships(['officeDocument', main]),
    ...files,
  });
}

/** A Word file with paragraphs. */
export function wordFile(body: string, files: PackageFiles = {}): Buffer {
  return ooxml({ 'word/document.xml': xml('w:document', `<w:body>${body}</w:body>`), ...files });
}

export function paragraph(text: string): string {
  return `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
}

export function pack(files: PackageFiles): Buffer {
  const entries: Zippable = {};
  for (const [name, content] of Object.entries(files))
    entries[name] = [
      typeof content === 'string' ? strToU8(content) : content,
      { mtime: new Date(2026, 0, 1), level: name === 'mimetype' ? 0 : 6 },
    ];
  return Buffer.from(zipSync(entries));
}

/** The files of a package. */
export function unpack(bytes: Uint8Array): Record<string, Buffer> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, Buffer.from(content)]));
}

/** The smallest picture, with a comment in it. */
export function pictureWith(comment: string): Uint8Array {
  const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
  const extension = Buffer.concat([
    Buffer.from([0x21, 0xfe, comment.length]),
    Buffer.from(comment, 'latin1'),
    Buffer.from([0]),
  ]);
  return Buffer.concat([gif.subarray(0, 19), extension, gif.subarray(19)]);
}

export const openDocumentType = (kind: 'text' | 'spreadsheet' | 'presentation') =>
  `application/vnd.oasis.opendocument.${kind}`;

const odfNamespaces = ['office', 'style', 'text', 'table', 'drawing', 'meta', 'config', 'script', 'presentation'].map(
  (name) => `xmlns:${name === 'drawing' ? 'draw' : name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
);

/** An XML file of an OpenDocument file, with all namespaces declared at its root. */
export function odfXml(root: string, content: string): string {
  return `<?xml version="1.0"?><${root} ${odfNamespaces.join(' ')} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:officeooo="http://openoffice.org/2009/office" office:version="1.3">${content}</${root}>`;
}

/** An OpenDocument file with a body, such as `<office:text>…</office:text>`, and any other files. */
export function odf(kind: 'text' | 'spreadsheet' | 'presentation', body: string, files: PackageFiles = {}): Buffer {
  const names = ['content.xml', ...Object.keys(files)];
  const entries = names.map((name) => `<manifest:file-entry manifest:full-path="${name}" manifest:media-type=""/>`);
  return pack({
    mimetype: openDocumentType(kind),
    'content.xml': odfXml('office:document-content', `<office:body>${body}</office:body>`),
    'META-INF/manifest.xml': `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${openDocumentType(kind)}"/>${entries.join('')}</manifest:manifest>`,
    ...files,
  });
}
