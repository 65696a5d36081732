import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from '@jest/globals';
import { acceptedType } from '#kernel';
import { docx, officeDocument, samples } from '../../test/samples.js';
import { ContentInspection } from './content-inspection.js';
import { sniff } from './sniff.js';

/** Sends a content through the inspection as an upload does, in pieces of the given size. Returns its type. */
async function sniffed(content: Buffer, pieces = 1000): Promise<string | null> {
  const inspection = new ContentInspection();
  const parts = Array.from({ length: Math.ceil(content.length / pieces) }, (_, i) =>
    content.subarray(i * pieces, (i + 1) * pieces),
  );
  inspection.resume();
  await pipeline(Readable.from(parts, { objectMode: false }), inspection);
  return sniff(inspection.result(), async (start, end) => content.subarray(start, end));
}

/** A compound file with a stream at a place in its directory, which has four entries in each sector. */
function compoundFile(stream: string, place: number): Buffer {
  const file = Buffer.alloc(512 * 102);
  file.write('d0cf11e0a1b11ae1', 0, 'hex');
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(90, 48); // the directory begins in sector 90
  file.writeUInt32LE(0, 76); // the table of sectors is sector 0
  file.writeUInt32LE(95, 512 + 90 * 4); // the directory goes on in sector 95
  file.writeUInt32LE(0xfffffffe, 512 + 95 * 4);
  const entry = 512 + (place < 4 ? 90 : 95) * 512 + (place % 4) * 128;
  file.write(stream, entry, 'utf16le');
  file.writeUInt16LE((stream.length + 1) * 2, entry + 64);
  return file;
}

const refusal = (reason: string) => expect.objectContaining({ kind: 'unsupported-type', code: `file.type-${reason}` });

describe('the type of a content', () => {
  it.each(Object.entries(samples))('%s', async (type, content) => {
    const found = await sniffed(content);

    expect(acceptedType({ declared: type, sniffed: found, name: 'a file', accept: [type] })).toBe(type);
  });

  it.each([
    ['first', 0],
    ['last', 0],
    ['last', 5_000_000],
  ] as const)('a Word document with its content list %s, with a picture of %d bytes', async (where, picture) => {
    await expect(sniffed(officeDocument(docx, where, Buffer.alloc(picture, 0xa5)), 65_536)).resolves.toBe(docx);
  });

  it('a Word document with macros is no Word document', async () => {
    const found = await sniffed(officeDocument('application/vnd.ms-word.document.macroEnabled', 'first'));

    expect(() => acceptedType({ declared: docx, sniffed: found, name: 'plan.docx', accept: [docx] })).toThrow(
      refusal('contradicted'),
    );
  });

  it.each([
    ['cut off', (whole: Buffer) => whole.subarray(0, whole.length - 30)],
    [
      'with a directory elsewhere',
      (whole: Buffer) => Object.assign(Buffer.from(whole), { [whole.length - 6]: 0xff, [whole.length - 5]: 0xff }),
    ],
  ])('a Word document %s is only a ZIP', async (_, damage) => {
    await expect(sniffed(damage(samples[docx]!))).resolves.toBe('application/zip');
  });

  it.each([
    ['EncryptedPackage', 'application/x-locked-office', 2],
    ['EncryptedPackage', 'application/x-locked-office', 6],
    ['WordDocument', 'application/msword', 2],
    ['Workbook', 'application/vnd.ms-excel', 3],
    ['PowerPoint Document', 'application/vnd.ms-powerpoint', 1],
    ['Something else', 'application/x-cfb', 1],
  ])('an Office file with a stream named %s', async (stream, type, place) => {
    await expect(sniffed(compoundFile(stream, place))).resolves.toBe(type);
  });

  it('an MP3 with a cover picture longer than the bytes that are inspected', async () => {
    const header = Buffer.concat([Buffer.from('ID3'), Buffer.from([4, 0, 0, 0, 0x20, 0, 0])]);

    await expect(sniffed(Buffer.concat([header, Buffer.alloc(600_000, 1)]), 65_536)).resolves.toBe('audio/mpeg');
  });

  it('a PNG with a color profile longer than the bytes that are inspected', async () => {
    const png = samples['image/png']!;
    const profile = Buffer.concat([
      Buffer.from([0, 3, 0, 0]),
      Buffer.from('iCCP'),
      Buffer.alloc(196_608),
      Buffer.alloc(4),
    ]);

    await expect(sniffed(Buffer.concat([png.subarray(0, 33), profile, png.subarray(33)]), 65_536)).resolves.toBe(
      'image/png',
    );
  });
});

describe('text', () => {
  it('is recognized as UTF-8, also where a character is cut between two chunks', async () => {
    await expect(sniffed(Buffer.from('Größe — 学校 🏫 '.repeat(500)), 7)).resolves.toBe('text/plain');
  });

  it.each([
    ['Latin-1', Buffer.from('Grö\u00dfe', 'latin1')],
    ['a NUL', Buffer.from('half\0text')],
    ['UTF-16', Buffer.from('\ufeffwritten by Notepad', 'utf16le')],
    ['half a character at the end', Buffer.from('Größe').subarray(0, 3)],
    ['one wrong byte far into the file', Buffer.concat([Buffer.from('text '.repeat(50_000)), Buffer.from([0xff])])],
  ])('is not %s', async (_, content) => {
    const found = await sniffed(content, 65_536);

    expect(() =>
      acceptedType({ declared: 'text/plain', sniffed: found, name: 'notes.txt', accept: ['text/plain'] }),
    ).toThrow(/UTF-8/);
  });

  it.each([
    'BM is short for benchmark',
    'A PDF begins with %PDF-1.7',
    'MZ',
    'ID3 scores of the district',
    'x',
    'GIF: a word',
  ])('may begin like a binary file: %j', async (content) => {
    await expect(sniffed(Buffer.from(content))).resolves.toBe('text/plain');
  });

  it.each([
    ['a PDF', '%PDF-1.4\n1 0 obj <<>> endobj'],
    ['rich text', '{\\rtf1 A letter}'],
    ['XML', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
  ])('is not %s, even if it looks like text', async (_, content) => {
    const found = await sniffed(Buffer.from(content));

    expect(() =>
      acceptedType({ declared: 'text/plain', sniffed: found, name: 'notes.txt', accept: ['text/plain'] }),
    ).toThrow(refusal('contradicted'));
  });

  it('with a byte order mark is text', async () => {
    await expect(sniffed(Buffer.from('\ufeffname,score\n'))).resolves.toBe('text/plain');
  });
});

describe('the files that people have', () => {
  const box = (...parts: string[]) => Buffer.from(parts.join('').padEnd(256, '\0'), 'latin1');

  it.each([
    [
      'a video of a camera (M4V)',
      box('\0\0\0\x20ftypM4V \0\0\x02\0M4V isomiso2avc1'),
      'camera.m4v',
      'video/x-m4v',
      'video/mp4',
    ],
    [
      'an MP4 with the brand of QuickTime',
      box('\0\0\0\x14ftypqt  \0\0\x02\0qt  ', '\0\0\0\bwide'),
      'qt-brand.mp4',
      'video/mp4',
      'video/quicktime',
    ],
    ['a MOV with the brand of MP4', samples['video/mp4']!, 'lesson.mov', 'video/quicktime', 'video/mp4'],
    ['a JPEG that is named PNG', samples['image/jpeg']!, 'jpeg-named.png', 'image/png', 'image/jpeg'],
    ['a WebP picture', samples['image/webp']!, 'board.webp', 'image/webp', 'image/webp'],
    [
      'a PDF with an older name of its type',
      samples['application/pdf']!,
      'plan.pdf',
      'application/x-pdf',
      'application/pdf',
    ],
    [
      'a PDF with a line break before its header',
      Buffer.concat([Buffer.from('\r\n'), samples['application/pdf']!]),
      'plan.pdf',
      'application/pdf',
      'application/pdf',
    ],
    [
      'a PDF with a header of a form before its own',
      Buffer.concat([Buffer.from('\xff--boundary\r\n', 'latin1'), samples['application/pdf']!]),
      'plan.pdf',
      'application/pdf',
      'application/pdf',
    ],
    ['a PDF without a type', samples['application/pdf']!, 'plan.pdf', 'application/octet-stream', 'application/pdf'],
  ])('%s is taken', async (_, content, name, declared, type) => {
    const accept = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'video/mp4', 'video/quicktime'];

    expect(acceptedType({ declared, sniffed: await sniffed(content), name, accept })).toBe(type);
  });
});
