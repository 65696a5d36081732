import { deflateSync } from 'node:zlib';

/** The body of an object: `<</Type/Catalog/Pages 2 0 R>>`, or the bytes of a stream. */
export type Body = string | Buffer;

export const latin = (text: string) => Buffer.from(text, 'latin1');

/** A stream. Its entries stand in the dictionary before its length. */
export function stream(entries: string, content: Body): Buffer {
  const bytes = bytesOf(content);
  return Buffer.concat([latin(`<<${entries}/Length ${bytes.length}>>stream\n`), bytes, latin('\nendstream')]);
}

export const packed = (entries: string, content: Body): Buffer =>
  stream(`${entries}/Filter/FlateDecode`, deflateSync(bytesOf(content)));

const bytesOf = (body: Body) => (typeof body === 'string' ? latin(body) : body);

export interface PdfOptions {
  /** Further entries of the trailer. */
  trailer?: string;
  /** Objects that are kept in an object stream. */
  inside?: Record<number, string>;
}

/** A PDF of numbered objects. Object 1 is the catalog. */
export function pdf(objects: Record<number, Body>, { trailer = '', inside = {} }: PdfOptions = {}): Buffer {
  const all: Record<number, Body> = { ...objects };
  const last = Math.max(...Object.keys(objects).map(Number), ...Object.keys(inside).map(Number));
  const places = new Map<number, [kind: number, place: number, detail: number]>();
  if (Object.keys(inside).length > 0) {
    const bodies = Object.entries(inside);
    let at = 0;
    const index = bodies.map(([number, body], position) => {
      places.set(Number(number), [2, last + 1, position]);
      const start = at;
      at += body.length + 1;
      return `${number} ${start}`;
    });
    const head = `${index.join(' ')} `;
    all[last + 1] = packed(
      `/Type/ObjStm/N ${bodies.length}/First ${head.length}`,
      `${head}${bodies.map(([, body]) => body).join(' ')} `,
    );
  }
  const parts: Buffer[] = [latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')];
  let size = (parts[0] as Buffer).length;
  const write = (part: Body) => {
    const bytes = bytesOf(part);
    parts.push(bytes);
    size += bytes.length;
  };
  for (const [number, body] of Object.entries(all)) {
    places.set(Number(number), [1, size, 0]);
    write(`${number} 0 obj\n`);
    write(body);
    write('\nendobj\n');
  }
  const start = size;
  const count = last + 3;
  const rows = Array.from({ length: count }, (_, number) => {
    const [kind, place, detail] = number === last + 2 ? [1, start, 0] : (places.get(number) ?? [0, 0, 0]);
    const row = Buffer.alloc(7);
    row.writeUInt8(kind, 0);
    row.writeUInt32BE(place, 1);
    row.writeUInt16BE(detail, 5);
    return row;
  });
  write(`${last + 2} 0 obj\n`);
  write(packed(`/Type/XRef/W[1 4 2]/Size ${count}/Root 1 0 R${trailer}`, Buffer.concat(rows)));
  write(`\nendobj\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}

/** A PDF with a plain list of objects, as in PDF 1.4, and without object streams. */
export function oldPdf(objects: Record<number, Body>, trailer = ''): Buffer {
  const parts = [latin('%PDF-1.4\n')];
  const count = Math.max(...Object.keys(objects).map(Number)) + 1;
  let size = 9;
  const rows = Object.entries(objects).map(([number, body]) => {
    const bytes = Buffer.concat([latin(`${number} 0 obj\n`), bytesOf(body), latin('\nendobj\n')]);
    const row = `${number} 1\n${String(size).padStart(10, '0')} 00000 n \n`;
    parts.push(bytes);
    size += bytes.length;
    return row;
  });
  parts.push(latin(`xref\n0 1\n0000000000 65535 f \n${rows.join('')}`));
  parts.push(latin(`trailer\n<</Size ${count}/Root 1 0 R${trailer}>>\nstartxref\n${size}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/** The catalog, the pages and the font of a document whose pages say these texts. Pages are the objects 10, 12, …. */
export function pagesSaying(texts: readonly string[], { catalog = '', page = '' } = {}): Record<number, Body> {
  const objects: Record<number, Body> = {
    1: `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    2: `<</Type/Pages/Count ${texts.length}/Kids[${texts.map((_, index) => `${10 + index * 2} 0 R`).join(' ')}]>>`,
    3: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  };
  texts.forEach((text, index) => {
    objects[10 + index * 2] =
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents ${11 + index * 2} 0 R${page}>>`;
    objects[11 + index * 2] = packed('', `BT /F1 14 Tf 72 700 Td (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`);
  });
  return objects;
}
