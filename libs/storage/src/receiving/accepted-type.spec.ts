import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from '@jest/globals';
import { docx, officeDocument, pptx, samples, xlsx } from '../../test/samples.js';
import { acceptedType, type TypeQuestion } from './accepted-type.js';
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

  it.each(['BM is short for benchmark', 'MZ', 'ID3 scores of the district', 'x', 'GIF: a word'])(
    'may begin like a binary file: %j',
    async (content) => {
      await expect(sniffed(Buffer.from(content))).resolves.toBe('text/plain');
    },
  );

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

describe('the accepted type of a file', () => {
  const accept = ['application/pdf', docx, 'text/csv', 'audio/mp4', 'image/jpeg'];
  const ask = (question: Partial<TypeQuestion>) =>
    acceptedType({ declared: '', sniffed: null, name: 'a file', accept, ...question });

  it.each([
    ['what was declared and found', { declared: 'application/pdf', sniffed: 'application/pdf' }, 'application/pdf'],
    [
      'in any case and with any parameters',
      { declared: 'Application/PDF; version=1.7', sniffed: 'application/pdf' },
      'application/pdf',
    ],
    ['the one name of a type with several', { declared: 'image/jpg', sniffed: 'image/jpeg' }, 'image/jpeg'],
    ['a sound in a container that could have pictures', { declared: 'audio/x-m4a', sniffed: 'video/mp4' }, 'audio/mp4'],
    ['a CSV that its sender declares', { declared: 'text/csv', sniffed: 'text/plain' }, 'text/csv'],
    [
      'a CSV as Windows declares it',
      { declared: 'application/vnd.ms-excel', sniffed: 'text/plain', name: 'Scores.CSV' },
      'text/csv',
    ],
    [
      'the name, when nothing is declared',
      { declared: 'application/octet-stream', sniffed: 'text/plain', name: 'scores.csv' },
      'text/csv',
    ],
    ['the content, where neither helps', { declared: '', sniffed: docx, name: 'plan v2.1 final' }, docx],
  ] as [string, Partial<TypeQuestion>, string][])('is %s', (_, question, type) => {
    expect(ask(question)).toBe(type);
  });

  it.each([
    [
      'a declaration that contradicts the content',
      { declared: 'application/pdf', sniffed: 'image/jpeg' },
      'contradicted',
    ],
    [
      'a name that the content contradicts, when nothing is declared',
      { declared: '', sniffed: 'application/x-msdownload', name: 'plan.docx' },
      'contradicted',
    ],
    ['a video declared as text', { declared: 'text/csv', sniffed: 'video/mp4' }, 'contradicted'],
    ['text declared as a document', { declared: docx, sniffed: 'text/plain' }, 'contradicted'],
    [
      'pictures declared as the sound of another container',
      { declared: 'audio/mp4', sniffed: 'video/quicktime' },
      'contradicted',
    ],
    ['a type that is not accepted here', { declared: pptx, sniffed: pptx }, 'not-accepted'],
    ['an undeclared spreadsheet', { declared: '', sniffed: xlsx }, 'not-accepted'],
    ['content of an unknown format', { declared: 'application/pdf', sniffed: null }, 'unknown'],
  ] as [string, Partial<TypeQuestion>, string][])('refuses %s', (_, question, reason) => {
    expect(() => ask(question)).toThrow(refusal(reason));
  });

  it('tells the owner of an iPhone what to do with a HEIC photo', () => {
    expect(() => ask({ declared: 'image/heic', sniffed: 'image/heic', name: 'IMG_0001.heic' })).toThrow(
      /^This photo is in HEIC format, which reviewers can't open\. On an iPhone, choose Settings/,
    );
  });

  it('says why, and which formats are accepted', () => {
    expect(() => ask({ declared: docx, sniffed: 'application/pdf' })).toThrow(
      'This file is labeled as Word (DOCX), but its content is PDF. Accepted formats: PDF, Word (DOCX), CSV, M4A, JPEG. Save text as UTF-8. In Excel, choose "CSV UTF-8".',
    );
    expect(() => ask({ declared: docx, sniffed: 'application/pdf' })).toThrow(
      expect.objectContaining({ details: { accepted: accept } }),
    );
  });
});
