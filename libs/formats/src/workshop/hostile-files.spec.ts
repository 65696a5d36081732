import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDeflate, deflateRawSync, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  excelType,
  odf,
  openDocumentType,
  ooxml,
  pack,
  paragraph,
  wordFile,
  wordType,
  xml,
} from '../../test/office-files.js';
import { box, ebmlHeader, element, full, openElement, u32 } from '../../test/sample-media.js';
import { latin, oldPdf, packed, pagesSaying, pdf, stream } from '../../test/sample-pdfs.js';
import { gif, png, pngChunk, pngSignature, riffChunk, webp } from '../../test/sample-pictures.js';
import { ProcessPreparer } from './process-preparer.js';

/**
 * What each of these files may take: so many seconds, and so much resident memory of the process, which is killed above
 * it. Larger limits hold for people's files, which are larger.
 */
const seconds = 20;
const memoryMb = 700;

const program = fileURLToPath(
  new URL('../../../../dist/libs/formats/src/workshop/preparing-process.js', import.meta.url),
);
const preparer = new ProcessPreparer(
  { memoryMb, timeMs: seconds * 1000, timeMsPerMb: 0 },
  { libreOffice: null, ffmpeg: null },
  program,
);
let folder: string;
let made = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-hostile-'));
});
afterAll(async () => {
  await preparer.onModuleDestroy();
  rmSync(folder, { recursive: true });
});

async function prepare(mediaType: string, content: Uint8Array) {
  const place = join(folder, String(++made));
  const work = join(place, 'work');
  mkdirSync(work, { recursive: true });
  const path = join(place, 'given');
  writeFileSync(path, content);
  const answer = await preparer.prepare({ path, mediaType, size: content.length }, work);
  expect(readdirSync(place).sort()).toEqual(['given', 'work']);
  return answer;
}

/** A stream of zeros of this many MB, packed to a thousandth. */
async function zeros(megabytes: number, raw = false): Promise<Buffer> {
  const part = Buffer.alloc(1_000_000);
  if (megabytes <= 10) return (raw ? deflateRawSync : deflateSync)(Buffer.alloc(megabytes * 1_000_000));
  const packer = createDeflate({ level: 1 });
  const parts: Buffer[] = [];
  packer.on('data', (bytes: Buffer) => parts.push(bytes));
  const ended = new Promise((resolve) => packer.on('end', resolve));
  for (let written = 0; written < megabytes; written++)
    if (!packer.write(part)) await new Promise((resolve) => packer.once('drain', resolve));
  packer.end();
  await ended;
  const all = Buffer.concat(parts);
  return raw ? all.subarray(2, -4) : all;
}

/** A package with one more entry, of whose packed content only the claimed size is stated. */
function packageWith(given: Buffer, name: string, content: Buffer, size: number): Buffer {
  const end = given.lastIndexOf('PK\x05\x06');
  const [count, start] = [given.readUInt16LE(end + 10), given.readUInt32LE(end + 16)];
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(0, 10);
  common.writeUInt32LE(content.length, 14);
  common.writeUInt32LE(size, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([latin('PK\x03\x04'), common, latin(name), content]);
  const entry = Buffer.concat([latin('PK\x01\x02'), Buffer.from([20, 0]), common, Buffer.alloc(14), latin(name)]);
  entry.writeUInt32LE(start, 42);
  const last = Buffer.from(given.subarray(end));
  last.writeUInt16LE(count + 1, 8);
  last.writeUInt16LE(count + 1, 10);
  last.writeUInt32LE(given.readUInt32LE(end + 12) + entry.length, 12);
  last.writeUInt32LE(start + local.length, 16);
  return Buffer.concat([given.subarray(0, start), local, given.subarray(start, end), entry, last]);
}

const pngOf = (width: number, height: number, data: Buffer): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  return Buffer.concat([
    pngSignature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', data),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
};
const page = (rest: string, objects = {}) => pdf({ ...pagesSaying(['One'], { page: rest }), ...objects });
const nested = (depth: number): Buffer => {
  let inner = wordFile(paragraph('innermost'));
  for (let level = 0; level < depth; level++)
    inner = wordFile('<w:p><w:r><w:object><o:OLEObject r:id="rId1"/></w:object></w:r></w:p>', {
      'word/_rels/document.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/package" Target="embeddings/a.docx"/></Relationships>`,
      'word/embeddings/a.docx': inner,
    });
  return inner;
};
const document = (start: string, body: string) =>
  ooxml({
    'word/document.xml': `<?xml version="1.0"?>${start}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  });
const ftyp = box('ftyp', Buffer.concat([latin('isom'), u32(0), latin('isom')]));

/** A box that says another size than it has. */
const lying = (type: string, size: number, body: Buffer) => Buffer.concat([u32(size >>> 0), latin(type), body]);

const pdfType = 'application/pdf';
type Making = () => Buffer | Promise<Buffer>;
/** What it is, its type, its bytes, and what it is called; null where a copy without the danger is made. */
const files: [what: string, mediaType: string, make: Making, called: (string | null)[]][] = [
  [
    'a Word document with 1 GB of zeros',
    wordType,
    async () => packageWith(wordFile(paragraph('a')), 'word/a.xml', await zeros(1000, true), 1_000_000_000),
    ['too-complex', 'broken'],
  ],
  [
    'a Word document whose 1 GB says that it is 10 bytes',
    wordType,
    async () => packageWith(wordFile(paragraph('a')), 'word/settings.xml', await zeros(1000, true), 10),
    [null, 'too-complex', 'broken'],
  ],
  [
    'a Word document in which are 60 others, each in the one before',
    wordType,
    () => nested(60),
    [null, 'too-complex', 'broken'],
  ],
  [
    'a Word document 100,000 elements deep',
    wordType,
    () => document('', '<w:sdt>'.repeat(100_000) + '</w:sdt>'.repeat(100_000)),
    ['too-complex', 'broken'],
  ],
  [
    'a Word document of a billion laughs',
    wordType,
    () =>
      document(
        `<!DOCTYPE w:document [<!ENTITY a "ha">${Array.from('bcdefghij', (name, at) => `<!ENTITY ${name} "${`&${'abcdefghij'[at]};`.repeat(10)}">`).join('')}]>`,
        paragraph('&j;'),
      ),
    ['broken', 'too-complex', 'not-cleanable'],
  ],
  [
    'a Word document that includes a file of the server',
    wordType,
    () => document('<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>', paragraph('&a;')),
    ['broken', 'not-cleanable'],
  ],
  [
    'a Word document with an entry outside of its folder',
    wordType,
    () => wordFile(paragraph('a'), { '../../../outside.xml': '<a/>', '/outside.xml': '<a/>' }),
    [null, 'broken'],
  ],
  [
    'a Word document of 60,000 files',
    wordType,
    () => pack({ ...Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`a/${at}`, ''])) }),
    ['broken', 'too-complex'],
  ],
  [
    'a workbook of 3,000,000 cells',
    excelType,
    () =>
      ooxml({
        'xl/workbook.xml': xml('x:workbook', '<x:sheets><x:sheet name="S" sheetId="1" r:id="rId1"/></x:sheets>'),
        'xl/_rels/workbook.xml.rels':
          '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/s.xml"/></Relationships>',
        'xl/worksheets/s.xml': xml(
          'x:worksheet',
          `<x:sheetData>${'<x:row><x:c><x:v>1</x:v></x:c></x:row>'.repeat(3_000_000)}</x:sheetData>`,
        ),
      }),
    [null, 'too-complex'],
  ],
  [
    'a spreadsheet whose cells repeat a billion times',
    openDocumentType('spreadsheet'),
    () =>
      odf(
        'spreadsheet',
        '<office:spreadsheet><table:table table:name="S"><table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000"><text:p>a<text:s text:c="1000000000"/></text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>',
      ),
    [null, 'too-complex'],
  ],
  [
    'a PNG of 50,000 × 50,000 pixels',
    'image/png',
    async () => pngOf(50_000, 50_000, await zeros(500)),
    ['too-complex'],
  ],
  [
    'a PNG of few pixels and 500 MB of data',
    'image/png',
    async () => pngOf(10, 10, await zeros(500)),
    [null, 'too-complex', 'broken'],
  ],
  [
    'a PNG whose text is 500 MB',
    'image/png',
    async () => png([pngChunk('zTXt', Buffer.concat([latin('a\0\0'), await zeros(500)]))]),
    [null, 'too-complex', 'broken'],
  ],
  [
    'a PNG whose chunk is longer than the file',
    'image/png',
    () => Buffer.concat([png().subarray(0, 33), u32(0xffffffff), latin('tEXtabc')]),
    ['incomplete', 'broken'],
  ],
  [
    'a GIF of 65,535 × 65,535 pixels',
    'image/gif',
    () => {
      const bytes = gif();
      bytes.writeUInt32LE(0xffffffff, 6);
      return bytes;
    },
    ['too-complex', 'broken'],
  ],
  [
    'a WebP of 16,777,216 × 16,777,216 pixels',
    'image/webp',
    () => webp([riffChunk('VP8X', Buffer.from([0, 0, 0, 0, 255, 255, 255, 255, 255, 255]))]),
    ['too-complex', 'broken', 'incomplete', 'empty'],
  ],
  [
    'a WebP whose chunk is longer than the file',
    'image/webp',
    () => {
      const bytes = webp([riffChunk('VP8 ', Buffer.alloc(20))]);
      bytes.writeUInt32LE(0xfffffff0, 16);
      return bytes;
    },
    ['incomplete', 'broken'],
  ],
  [
    'a HEIC with boxes in boxes 100,000 deep',
    'image/heic',
    () =>
      Buffer.concat([
        box('ftyp', latin('heic\0\0\0\0mif1heic')),
        ...Array.from({ length: 100_000 }, (_, at) => Buffer.concat([u32((100_000 - at) * 8), latin('meta')])),
      ]),
    ['broken', 'incomplete', 'too-complex', 'empty'],
  ],
  [
    'a PDF with scripts',
    pdfType,
    () =>
      pdf({
        ...pagesSaying(['One'], {
          catalog: '/OpenAction<</S/JavaScript/JS(while\\(true\\){})>>',
          page: '/AA<</O<</S/JavaScript/JS(app.alert\\(1\\))>>>>',
        }),
      }),
    [null],
  ],
  [
    'a PDF with a stream of 1 GB',
    pdfType,
    async () => page('/Annots[]', { 11: stream('/Filter/FlateDecode', await zeros(1000)) }),
    [null, 'too-complex', 'broken'],
  ],
  [
    'a PDF whose streams are packed 30 times',
    pdfType,
    async () => {
      let bytes = await zeros(10);
      for (let at = 0; at < 29; at++) bytes = deflateSync(bytes);
      return page('', { 11: stream(`/Filter[${'/FlateDecode'.repeat(30)}]`, bytes) });
    },
    [null, 'too-complex', 'broken'],
  ],
  [
    'a PDF whose object stream is 1 GB',
    pdfType,
    async () => page('', { 20: stream('/Type/ObjStm/N 1000000000/First 10/Filter/FlateDecode', await zeros(1000)) }),
    [null, 'too-complex', 'broken'],
  ],
  [
    'a PDF whose pages are in a circle',
    pdfType,
    () =>
      pdf({
        ...pagesSaying(['One']),
        2: '<</Type/Pages/Count 2/Kids[10 0 R 2 0 R 4 0 R]>>',
        4: '<</Type/Pages/Kids[2 0 R 4 0 R]/Parent 4 0 R>>',
      }),
    [null, 'broken'],
  ],
  [
    'a PDF whose page is listed a million times',
    pdfType,
    () => pdf({ ...pagesSaying(['One']), 2: `<</Type/Pages/Count 1000000/Kids[${'10 0 R '.repeat(1_000_000)}]>>` }),
    ['too-complex'],
  ],
  [
    'a PDF with 200,000 notes',
    pdfType,
    () =>
      page('/Annots 20 0 R', {
        20: `[${'<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/T(Jane)/Contents(a)>>'.repeat(200_000)}]`,
      }),
    [null, 'too-complex'],
  ],
  [
    'a PDF whose notes answer each other in a circle',
    pdfType,
    () =>
      page('/Annots[20 0 R]', {
        20: '<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/IRT 21 0 R>>',
        21: '<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/IRT 20 0 R/Popup 21 0 R>>',
      }),
    [null],
  ],
  [
    'a PDF with arrays 200,000 deep',
    pdfType,
    () => page('/VP 20 0 R', { 20: '['.repeat(200_000) + ']'.repeat(200_000) }),
    [null, 'too-complex', 'broken'],
  ],
  [
    'a PDF whose objects lead from one to the next, 100,000 times',
    pdfType,
    () =>
      page(
        '/Group 100 0 R',
        Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [100 + at, `<</A ${101 + at} 0 R>>`])),
      ),
    [null, 'too-complex'],
  ],
  [
    'a PDF whose object is its own content',
    pdfType,
    () => page('/Group 20 0 R', { 20: '20 0 R', 11: '21 0 R', 21: '11 0 R' }),
    [null, 'broken'],
  ],
  [
    'a PDF whose length is its own stream',
    pdfType,
    () => pdf({ ...pagesSaying(['One']), 11: latin('<</Length 11 0 R>>stream\nBT ET\nendstream') }),
    [null, 'broken'],
  ],
  [
    'a PDF with broken fonts',
    pdfType,
    () =>
      page('', {
        3: '<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor 20 0 R/ToUnicode 22 0 R/Encoding<</Differences[0/a 1/b -1/c 99999999999/d]>>/FirstChar -5/LastChar 99999999/Widths[1 2]>>',
        20: '<</Type/FontDescriptor/FontName/A/FontFile2 21 0 R/FontFile3 21 0 R>>',
        21: packed('/Length1 99999999', Buffer.concat([Buffer.from('00010000ffff', 'hex'), Buffer.alloc(5000, 0xff)])),
        22: packed(
          '',
          '1 begincodespacerange <00> <ffffffff> endcodespacerange 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange',
        ),
      }),
    [null],
  ],
  [
    'a PDF whose list of objects leads to itself',
    pdfType,
    () => {
      const file = oldPdf(pagesSaying(['One'])).toString('latin1');
      const at = /startxref\n(\d+)/.exec(file)![1]!;
      return latin(file.replace('/Root', `/Prev ${at}/Root`));
    },
    [null],
  ],
  [
    'a PDF of a billion objects by its own word',
    pdfType,
    () =>
      latin(
        oldPdf(pagesSaying(['One']))
          .toString('latin1')
          .replace('xref\n0 1\n', 'xref\n0 1000000000\n')
          .replace('/Size 100', '/Size 2000000000'),
      ),
    [null, 'broken', 'incomplete'],
  ],
  [
    'a PDF with a picture of 100,000 × 100,000 pixels',
    pdfType,
    async () =>
      page('/Thumb 20 0 R', {
        10: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</A 20 0 R>>>>/Contents 11 0 R>>',
        11: packed('', '/A Do '.repeat(100_000)),
        20: stream(
          '/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode',
          await zeros(500),
        ),
      }),
    [null, 'too-complex'],
  ],
  [
    'an MP4 whose box has size 1 and a size of 0 after it',
    'video/mp4',
    () => Buffer.concat([ftyp, u32(1), latin('moov'), u32(0, 0), Buffer.alloc(50)]),
    ['broken', 'incomplete'],
  ],
  [
    'an MP4 whose box is as large as numbers go',
    'video/mp4',
    () => Buffer.concat([ftyp, u32(1), latin('moov'), u32(0xffffffff, 0xffffffff), Buffer.alloc(50)]),
    ['broken', 'incomplete'],
  ],
  [
    'an MP4 whose box is smaller than its header',
    'video/mp4',
    () => Buffer.concat([ftyp, lying('moov', 4, Buffer.alloc(50))]),
    ['broken', 'incomplete'],
  ],
  [
    'an MP4 with boxes 100,000 deep',
    'video/mp4',
    () =>
      Buffer.concat([
        ftyp,
        ...Array.from({ length: 100_000 }, (_, at) =>
          Buffer.concat([u32((100_000 - at) * 8), latin(at === 0 ? 'moov' : 'trak')]),
        ),
      ]),
    ['broken', 'incomplete', 'empty', 'too-complex'],
  ],
  [
    'an MP4 of four billion samples by its own word',
    'video/mp4',
    () =>
      Buffer.concat([
        ftyp,
        box(
          'moov',
          box(
            'trak',
            box(
              'mdia',
              Buffer.concat([
                full('hdlr', u32(0), latin('vide'), Buffer.alloc(13)),
                box(
                  'minf',
                  box(
                    'stbl',
                    Buffer.concat([
                      full('stsd', u32(0xffffffff)),
                      full('stts', u32(0xffffffff)),
                      full('stsz', u32(0, 0xffffffff)),
                      full('stco', u32(0xffffffff)),
                      full('stsc', u32(0xffffffff)),
                    ]),
                  ),
                ),
              ]),
            ),
          ),
        ),
        box('mdat', latin('a')),
      ]),
    ['broken', 'incomplete', 'empty', 'too-complex'],
  ],
  [
    'a Matroska whose elements have no end',
    'video/webm',
    () =>
      Buffer.concat([
        ebmlHeader(),
        openElement(0x18538067, ...Array.from({ length: 50_000 }, () => openElement(0x1f43b675))),
      ]),
    ['broken', 'incomplete', 'empty'],
  ],
  [
    'a Matroska whose element is as large as numbers go',
    'video/webm',
    () =>
      Buffer.concat([
        ebmlHeader(),
        Buffer.from('1853806701fffffffffffffe', 'hex'),
        Buffer.from('1549a96601fffffffffffffe', 'hex'),
      ]),
    ['broken', 'incomplete', 'empty'],
  ],
  [
    'a Matroska with 300,000 empty elements',
    'video/webm',
    () =>
      Buffer.concat([
        ebmlHeader(),
        element(0x18538067, Buffer.concat(Array.from({ length: 300_000 }, () => Buffer.from([0xec, 0x80])))),
      ]),
    ['broken', 'incomplete', 'empty'],
  ],
  ['a text of 40 MB in one line', 'text/plain', () => Buffer.alloc(40_000_000, 'a'), [null, 'too-complex']],
];

describe(`a hostile file ends within ${seconds} s and ${memoryMb} MB, and the next file is prepared`, () => {
  it.each(files)(
    '%s',
    async (_, mediaType, make, called) => {
      const content = await make();
      const begun = performance.now();
      const { prepared, fault } = await prepare(mediaType, content);
      const took = performance.now() - begun;
      const next = await prepare('text/plain', Buffer.from('A good file'));

      expect(called).toContain(prepared.problem);
      expect(String(fault)).not.toMatch(/The process ended|too much time/);
      expect(took).toBeLessThan(seconds * 1000);
      expect(next.prepared.problem).toBeNull();
      expect(JSON.stringify(prepared)).not.toContain('root:');
      expect(existsSync(join(folder, 'outside.xml'))).toBe(false);
    },
    60_000,
  );
});
