import { strToU8, zipSync } from 'fflate';

const bytes = (...parts: (string | number[] | Buffer)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));
const filler = Buffer.alloc(2048, 0x55);
const office = 'application/vnd.openxmlformats-officedocument';

const contentTypes = (main: string) =>
  strToU8(
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="${main}.main+xml"/></Types>`,
  );

/** An office document with its content list first, as Word writes it, or last, as Google Docs and LibreOffice do. */
export function officeDocument(main: string, listAt: 'first' | 'last', picture = Buffer.alloc(0)): Buffer {
  const list = { '[Content_Types].xml': contentTypes(main) };
  const rest = {
    '_rels/.rels': strToU8('<Relationships/>'),
    'media/picture.bin': [picture, { level: 0 }] as [Uint8Array, { level: 0 }],
  };
  return Buffer.from(zipSync(listAt === 'first' ? { ...list, ...rest } : { ...rest, ...list }));
}

export const docx = `${office}.wordprocessingml.document`;
export const pptx = `${office}.presentationml.presentation`;
export const xlsx = `${office}.spreadsheetml.sheet`;

/** The first bytes of real files, by media type. */
export const samples: Record<string, Buffer> = {
  'application/pdf': bytes('%PDF-1.7\n%', [0xe2, 0xe3, 0xcf, 0xd3], '\n1 0 obj\n', filler),
  [docx]: officeDocument(docx, 'first'),
  [pptx]: officeDocument(pptx, 'last'),
  [xlsx]: officeDocument(xlsx, 'first'),
  'image/png': Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  'image/jpeg': bytes([0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JFIF\0', filler),
  'image/gif': bytes('GIF89a', [1, 0, 1, 0], filler),
  'image/webp': bytes('RIFF', [0, 8, 0, 0], 'WEBPVP8 ', filler),
  'video/mp4': bytes([0, 0, 0, 24], 'ftypisom', [0, 0, 2, 0], 'isomiso2', filler),
  'video/quicktime': bytes([0, 0, 0, 20], 'ftypqt  ', [0x20, 5, 3, 0], 'qt  ', filler),
  'video/webm': bytes([0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84], 'webm', filler),
  'audio/mpeg': bytes('ID3', [4, 0, 0, 0, 0, 0, 10], Buffer.alloc(10), [0xff, 0xfb, 0x90, 0x64], filler),
  'audio/wav': bytes('RIFF', [0, 8, 0, 0], 'WAVEfmt ', [16, 0, 0, 0, 1, 0, 1, 0], filler, [0]),
  'audio/mp4': bytes([0, 0, 0, 24], 'ftypM4A ', [0, 0, 2, 0], 'M4A mp42', filler),
  'audio/ogg': bytes('OggS', [0, 2], Buffer.alloc(22), [1, 30, 1], 'vorbis', filler, [0]),
  'text/plain': Buffer.from('What we learned from twelve classroom visits — and what we changed.\n'),
};
