const office = 'http://schemas.openxmlformats.org';
const strict = 'http://purl.oclc.org/ooxml';
const microsoft = 'http://schemas.microsoft.com/office';
const openDocument = 'urn:oasis:names:tc:opendocument:xmlns';

/** Namespaces by the prefixes that they usually have. Strict and transitional OOXML have the same short names. */
const shortNames = new Map<string, string>([
  [`${office}/package/2006/content-types`, 'types'],
  [`${office}/package/2006/relationships`, 'rels'],
  [`${office}/package/2006/metadata/core-properties`, 'cp'],
  [`${office}/officeDocument/2006/extended-properties`, 'ep'],
  [`${strict}/officeDocument/extendedProperties`, 'ep'],
  [`${office}/officeDocument/2006/custom-properties`, 'op'],
  [`${strict}/officeDocument/customProperties`, 'op'],
  [`${office}/officeDocument/2006/relationships`, 'r'],
  [`${strict}/officeDocument/relationships`, 'r'],
  [`${office}/markup-compatibility/2006`, 'mc'],
  [`${office}/wordprocessingml/2006/main`, 'w'],
  [`${strict}/wordprocessingml/main`, 'w'],
  [`${microsoft}/word/2010/wordml`, 'w14'],
  [`${microsoft}/word/2012/wordml`, 'w15'],
  [`${microsoft}/word/2023/wordml/word16du`, 'w16du'],
  [`${office}/spreadsheetml/2006/main`, 'x'],
  [`${strict}/spreadsheetml/main`, 'x'],
  [`${microsoft}/spreadsheetml/2018/threadedcomments`, 'xltc'],
  [`${office}/drawingml/2006/spreadsheetDrawing`, 'xdr'],
  [`${strict}/drawingml/spreadsheetDrawing`, 'xdr'],
  [`${office}/presentationml/2006/main`, 'p'],
  [`${strict}/presentationml/main`, 'p'],
  [`${microsoft}/powerpoint/2018/8/main`, 'p188'],
  [`${office}/drawingml/2006/main`, 'a'],
  [`${strict}/drawingml/main`, 'a'],
  [`${office}/drawingml/2006/picture`, 'pic'],
  [`${strict}/drawingml/picture`, 'pic'],
  [`${office}/drawingml/2006/chart`, 'c'],
  [`${strict}/drawingml/chart`, 'c'],
  [`${office}/drawingml/2006/wordprocessingDrawing`, 'wp'],
  [`${strict}/drawingml/wordprocessingDrawing`, 'wp'],
  [`${office}/drawingml/2006/diagram`, 'dgm'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['urn:schemas-microsoft-com:office:excel', 'xvml'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
  ['http://www.w3.org/2000/xmlns/', 'xmlns'],
  ...(
    [
      'office',
      'style',
      'text',
      'table',
      'drawing',
      'meta',
      'config',
      'script',
      'presentation',
      'manifest',
      'form',
      'chart',
      'database',
    ] as const
  ).map((name): [string, string] => [`${openDocument}:${name}:1.0`, name === 'drawing' ? 'draw' : name]),
  [`${openDocument}:svg-compatible:1.0`, 'svg'],
  [`${openDocument}:xsl-fo-compatible:1.0`, 'fo'],
  [`${openDocument}:datastyle:1.0`, 'number'],
  ['http://openoffice.org/2009/office', 'officeooo'],
  ['urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0', 'loext'],
]);

/** The short name of a namespace, or the namespace itself when it has none here. */
export function shortNameOf(namespace: string): string {
  return shortNames.get(namespace) ?? namespace;
}
