import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import PDFDocument from 'pdfkit';
import { everythingIn } from '../../test/everything-in.js';
import { latin, oldPdf, packed, pagesSaying, pdf, type PdfOptions, stream } from '../../test/sample-pdfs.js';
import { colorProfile, tiff } from '../../test/sample-pictures.js';
import type { Prepared } from '../format.js';
import { pdfFormat } from './pdf.format.js';
import { textOfPages } from './text.js';
import { TooComplex } from './values.js';

let folder: string;
let made = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pdf-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Result extends Prepared {
  bytes: Buffer;
}

async function prepare(file: Buffer): Promise<Result> {
  const place = join(folder, String(++made));
  await mkdir(place);
  const path = join(place, 'given');
  await writeFile(path, file);
  const prepared = await pdfFormat.prepare({ path, mediaType: 'application/pdf', size: file.length }, place);
  return { ...prepared, bytes: prepared.copy ? await readFile(prepared.copy.path) : Buffer.alloc(0) };
}

const pagesText = (result: Prepared) => result.passages.filter(({ page }) => page !== null).map(({ text }) => text);

/** Prepares a document that can be read, and prepares its copy again, which must change nothing. */
async function clean(file: Buffer): Promise<Result> {
  const once = await prepare(file);
  expect(once.problem).toBeNull();
  const again = await prepare(once.bytes);
  expect(again.problem).toBeNull();
  expect(again.bytes.equals(once.bytes)).toBe(true);
  expect(again.pages).toBe(once.pages);
  expect(again.passages).toEqual(once.passages);
  expect(again.notices).toEqual([]);
  return once;
}

const simple = (more?: Parameters<typeof pagesSaying>[1], objects = {}, options?: PdfOptions) =>
  pdf({ ...pagesSaying(['First page', 'Second page'], more), ...objects }, options);

const mark = 'Zarathea';
const xmp = (value: string) =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Writer of ${value}"><dc:creator><rdf:Seq><rdf:li>${value}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

describe('the blind copy of a PDF', () => {
  it('leaves the functions of the process as they are', async () => {
    await clean(simple());
    const sourceOf = runInNewContext('(code) => Function.prototype.toString.call(code)') as (code: unknown) => string;
    for (const code of [JSON.parse, JSON.stringify, Array.prototype.push, Function.prototype.toString])
      expect(sourceOf(code)).toContain('[native code]');
  });

  it('keeps its pages and their text', async () => {
    const result = await clean(simple());
    expect(result).toMatchObject({ pages: 2, notices: [], metadata: [], view: null });
    expect(result.passages).toEqual([
      { page: 1, text: 'First page' },
      { page: 2, text: 'Second page' },
    ]);
    expect(result.copy?.mediaType).toBe('application/pdf');
  });

  it('has no document information and no XMP, and tells what was there', async () => {
    const result = await clean(
      simple(
        {
          catalog: '/Metadata 20 0 R',
          page: '/Metadata 22 0 R/PieceInfo<</Word<</Private(Zarathea)>>>>/LastModified(D:2024)',
        },
        {
          20: packed('/Type/Metadata/Subtype/XML', xmp(mark)),
          21: `<</Author(${mark})/Title<FEFF005A006100720061007400680065006100200050006C0061006E>/Creator(Word)/School(School of ${mark})/CreationDate(D:20240102)>>`,
          22: stream('/Type/Metadata/Subtype/XML', xmp(`page of ${mark}`)),
        },
        { trailer: `/Info 21 0 R/ID[(${mark})(${mark})]` },
      ),
    );
    expect(everythingIn(result.bytes)).not.toContain(mark);
    expect(result.metadata).toEqual(
      expect.arrayContaining([
        { place: 'Author', value: mark },
        { place: 'Title', value: `${mark} Plan` },
        { place: 'Software', value: 'Word' },
        { place: 'Property "School"', value: `School of ${mark}` },
        { place: 'Author', value: mark },
        { place: 'Software', value: `Writer of ${mark}` },
        { place: 'Author', value: `page of ${mark}` },
      ]),
    );
  });

  it('lists what programs add to XMP by its own name, and a description as the subject', async () => {
    const described = xmp(mark).replace(
      '<dc:creator>',
      `<dc:description>About ${mark}</dc:description><school:Class xmlns:school="urn:school">Class of ${mark}</school:Class><xmp:CreateDate>2024-01-02</xmp:CreateDate><dc:creator>`,
    );
    const result = await clean(simple({ catalog: '/Metadata 20 0 R' }, { 20: stream('/Type/Metadata', described) }));
    expect(result.metadata).toEqual([
      { place: 'Software', value: `Writer of ${mark}` },
      { place: 'Subject', value: `About ${mark}` },
      { place: 'Property "school:Class"', value: `Class of ${mark}` },
      { place: 'Author', value: mark },
    ]);
  });

  it('has nothing of objects that no page needs, nor of older revisions', async () => {
    const first = oldPdf(pagesSaying(['First page']), '/Info 30 0 R');
    const old = { 30: `<</Author(${mark})>>`, 31: `(Deleted by ${mark})` };
    const file = oldPdf({ ...pagesSaying([`Draft of ${mark}`]), ...old });
    const at = file.length;
    const body = '11 0 obj\n<</Length 45>>stream\nBT /F1 14 Tf 72 700 Td (Final text    ) Tj ET\nendstream\nendobj\n';
    const update = `${body}xref\n11 1\n${String(at).padStart(10, '0')} 00000 n \ntrailer\n<</Size 100/Root 1 0 R/Prev ${Number(/startxref\n(\d+)/.exec(file.toString('latin1'))?.[1])}>>\nstartxref\n${at + body.length}\n%%EOF\n`;
    const result = await clean(Buffer.concat([file, latin(update)]));
    expect(everythingIn(result.bytes)).not.toContain(mark);
    expect(pagesText(result).join()).toContain('Final text');
    expect(first.length).toBeGreaterThan(0);
  });

  it('is found in compressed streams of objects too', async () => {
    const result = await clean(
      simple(
        { catalog: '/Metadata 20 0 R/PieceInfo 23 0 R' },
        { 20: packed('/Type/Metadata', xmp(mark)) },
        { trailer: '/Info 21 0 R', inside: { 21: `<</Author(${mark})>>`, 23: `<</A<</Private(${mark})>>>>` } },
      ),
    );
    expect(everythingIn(result.bytes)).not.toContain(mark);
    expect(result.metadata).toContainEqual({ place: 'Author', value: mark });
  });

  it('has no attached files, and names them to the candidate', async () => {
    const result = await clean(
      simple(
        {
          catalog: '/Names<</EmbeddedFiles<</Names[(a)20 0 R]>>>>/AF[20 0 R]',
          page: '/Annots[24 0 R 25 0 R]',
        },
        {
          20: `<</Type/Filespec/F(${mark}.docx)/UF(${mark}.docx)/Desc(Letter of ${mark})/EF<</F 21 0 R>>>>`,
          21: packed('/Type/EmbeddedFile', `Letter of ${mark}`),
          23: `<</Type/Filespec/F(${mark} notes.txt)/EF<</F 21 0 R>>>>`,
          24: `<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS 23 0 R/Contents(${mark} notes.txt)/T(${mark})>>`,
          25: '<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(See the table)/IRT 24 0 R>>',
        },
      ),
    );
    expect(everythingIn(result.bytes)).not.toContain(mark);
    expect(result.notices).toEqual([{ notice: 'attachments-removed', names: [`${mark}.docx`, `${mark} notes.txt`] }]);
    expect(result.metadata).toContainEqual({ place: 'Attached file', value: `${mark}.docx` });
    expect(result.passages).toContainEqual({ page: 1, text: 'See the table' });
  });

  it('names files that belong only to a page or a drawing on it', async () => {
    const result = await clean(
      simple(
        { page: '/AF[20 0 R]/Group 22 0 R' },
        {
          20: `<</Type/Filespec/F(${mark}.csv)/EF<</F 21 0 R>>>>`,
          21: packed('/Type/EmbeddedFile', mark),
          22: `<</S/Transparency/AF[23 0 R]>>`,
          23: `<</Type/Filespec/F(${mark}.svg)/EF<</F 21 0 R>>>>`,
        },
      ),
    );
    expect(everythingIn(result.bytes)).not.toContain(mark);
    expect(result.notices).toEqual([{ notice: 'attachments-removed', names: [`${mark}.csv`, `${mark}.svg`] }]);
  });

  it('has no stream that takes its bytes from a file on the computer of the author', async () => {
    const result = await clean(
      simple(
        { page: '/Group 20 0 R' },
        { 20: stream(`/F(/home/${mark}/plan.bin)/FFilter/FlateDecode/FDecodeParms<</Private(${mark})>>`, 'x') },
      ),
    );
    expect(everythingIn(result.bytes)).not.toContain(mark);
  });

  it('numbers the authors of notes, and keeps what the notes say', async () => {
    const result = await clean(
      simple(
        { page: '/Annots[20 0 R 21 0 R 22 0 R 23 0 R]' },
        {
          20: `<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/T(${mark})/Contents(Why so late?)/NM(${mark}-1)/M(D:2024)/CreationDate(D:2024)/Popup 23 0 R/AAPL:AKExtras<</x(${mark})>>>>`,
          21: `<</Type/Annot/Subtype/Highlight/Rect[0 0 9 9]/QuadPoints[0 0 9 0 0 9 9 9]/T(Colleague)/Contents(Because)/RC(<body xfa:APIVersion="${mark}"><p>Because</p></body>)>>`,
          22: `<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/T(${mark})/Contents(Accepted set by ${mark})/StateModel(Review)/State(Accepted)/IRT 20 0 R>>`,
          23: `<</Type/Annot/Subtype/Popup/Rect[0 0 9 9]/Parent 20 0 R/T(${mark})>>`,
        },
      ),
    );
    const everything = everythingIn(result.bytes);
    expect(everything).not.toContain(mark);
    expect(everything).not.toContain('Colleague');
    expect(everything.match(/\/T \(Author \d\)/g)).toEqual(['/T (Author 1)', '/T (Author 2)', '/T (Author 1)']);
    expect(result.metadata).toEqual([
      { place: 'Note, author', value: mark },
      { place: 'Note, author', value: 'Colleague' },
    ]);
    expect(result.passages).toContainEqual({ page: 1, text: 'Why so late?\nBecause' });
  });

  it('keeps the words of a note that has them only as formatted text', async () => {
    const result = await clean(
      simple(
        { page: '/Annots[20 0 R]' },
        { 20: '<</Subtype/FreeText/Rect[0 0 9 9]/RC(<body><p>One &amp; two</p><p>Three</p></body>)>>' },
      ),
    );
    expect(result.passages).toContainEqual({ page: 1, text: 'One & two\nThree' });
  });

  it('has no signature: neither names, nor certificate, nor what is drawn for it', async () => {
    const result = await clean(
      simple(
        {
          catalog: '/AcroForm<</Fields[20 0 R]/SigFlags 3>>/Perms<</DocMDP 21 0 R>>/DSS<</Certs[24 0 R]>>',
          page: '/Annots[20 0 R]',
        },
        {
          20: '<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/Rect[0 0 90 90]/V 21 0 R/AP<</N 22 0 R>>>>',
          21: `<</Type/Sig/Filter/Adobe.PPKLite/Name(${mark})/Location(${mark} town)/Reason(I am ${mark})/ContactInfo(${mark}@example.org)/ByteRange[0 1 2 3]/Contents<${Buffer.from(mark).toString('hex')}>/Reference[<</TransformMethod/DocMDP>>]>>`,
          22: stream('/Type/XObject/Subtype/Form/BBox[0 0 90 90]', `BT (Signed by ${mark}) Tj ET`),
          24: stream('', mark),
        },
      ),
    );
    expect(everythingIn(result.bytes)).not.toContain(mark);
    expect(result.metadata).toEqual([
      { place: 'Signature, name', value: mark },
      { place: 'Signature, place', value: `${mark} town` },
      { place: 'Signature, reason', value: `I am ${mark}` },
      { place: 'Signature, contact', value: `${mark}@example.org` },
    ]);
  });

  it('runs nothing, and keeps links to pages and sites', async () => {
    const result = await clean(
      simple(
        {
          catalog:
            '/OpenAction<</S/JavaScript/JS(open1)>>/AA<</WC<</S/JavaScript/JS(close1)>>>>/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(named1)>>]>>/Dests<</Names[(there)[12 0 R/Fit]]>>>>',
          page: '/AA<</O<</S/JavaScript/JS(page1)>>>>/Annots[20 0 R 21 0 R 22 0 R 23 0 R 24 0 R]',
        },
        {
          20: '<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.org/a)>>>>',
          21: `<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(file:///C:/Users/${mark}/a.docx)>>>>`,
          22: `<</Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(C:\\\\${mark}.exe)>>>>`,
          23: '<</Subtype/Link/Rect[0 0 9 9]/A<</S/GoTo/D(there)/Next<</S/SubmitForm/F(submit1)>>>>>>',
          24: `<</Subtype/Link/Rect[0 0 9 9]/A<</S/GoToR/F(${mark}.pdf)/D[0/Fit]>>/AA<</D<</S/ImportData/F(import1)>>>>>>`,
        },
      ),
    );
    const everything = everythingIn(result.bytes);
    for (const gone of [mark, 'open1', 'close1', 'named1', 'page1', 'submit1', 'import1', 'JavaScript'])
      expect(everything).not.toContain(gone);
    expect(everything).toContain('https://example.org/a');
    expect(everything).toContain('/D (there)');
    expect(everything).toContain('/Dests');
    expect(result.notices).toEqual([{ notice: 'scripts-removed', names: [] }]);
  });

  it('says nothing of scripts where the document only opens at a page', async () => {
    expect((await clean(simple({ catalog: '/OpenAction[12 0 R/Fit]' }))).notices).toEqual([]);
  });

  it('has no metadata of pictures, and no names of the files they came from', async () => {
    const exif = Buffer.concat([latin('Exif\0\0'), tiff({ main: { 0x013b: mark } })]);
    const segment = (code: number, body: Buffer) =>
      Buffer.concat([Buffer.from([255, code, (body.length + 2) >> 8, (body.length + 2) & 255]), body]);
    const frame = Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0]);
    const jpeg = Buffer.concat([
      Buffer.from([255, 0xd8]),
      segment(0xe1, exif),
      segment(0xee, latin('Adobe\0d\0\0\0\0\x01')),
      segment(0xfe, latin(mark)),
      segment(0xc0, frame),
      segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
      Buffer.from([1, 2, 3, 255, 0xd9]),
    ]);
    const image = '/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8';
    const objects = {
      ...pagesSaying(['One']),
      10: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</AA 20 0 R/B 21 0 R>>/Font<</F1 3 0 R>>>>/Contents 11 0 R>>',
      20: stream(`${image}/Filter/DCTDecode/Metadata 22 0 R/OPI<</2.0<</F(${mark}.tif)>>>>`, jpeg),
      21: stream(
        `${image}/Filter[/ASCIIHexDecode/DCTDecode]/DecodeParms[null<</ColorTransform 0>>]`,
        `${jpeg.toString('hex')}>`,
      ),
      22: stream('/Type/Metadata', xmp(`photo of ${mark}`)),
    };
    const result = await clean(pdf(objects));
    expect(everythingIn(result.bytes)).not.toContain(mark);
    expect(result.bytes.includes('Adobe\0d')).toBe(true);
    expect(result.bytes.includes('/ColorTransform 0')).toBe(true);
    expect(result.bytes.includes('/AA ')).toBe(true);
    expect(result.metadata).toContainEqual({ place: 'Author', value: `photo of ${mark}` });
    expect(result.metadata).toContainEqual({ place: 'Author', value: mark });
    expect(result.metadata).toContainEqual({ place: 'Comment', value: mark });
  });

  it('has no names in color profiles', async () => {
    const objects = {
      ...pagesSaying(['One']),
      20: packed('/N 3', colorProfile(mark)),
      10: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</ColorSpace<</C[/ICCBased 20 0 R]>>/Font<</F1 3 0 R>>>>/Contents 11 0 R>>',
    };
    const result = await clean(pdf(objects));
    expect(everythingIn(result.bytes)).not.toContain(mark);
    expect(everythingIn(result.bytes)).toContain('acsp');
  });

  it('has no page that was taken out of the document', async () => {
    const objects = {
      ...pagesSaying(['Only page'], { catalog: '/Outlines 20 0 R' }),
      20: '<</Type/Outlines/First 21 0 R/Last 21 0 R/Count 1>>',
      21: '<</Title(Chapter)/Parent 20 0 R/Dest[30 0 R/Fit]>>',
      30: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 31 0 R>>',
      31: packed('', `BT (${mark}) Tj ET`),
    };
    const result = await clean(pdf(objects));
    expect(everythingIn(result.bytes)).not.toContain(mark);
    expect(result.passages).toContainEqual({ page: null, text: 'Chapter' });
  });

  it('has no private data of programs, web captures, thumbnails, layers or threads', async () => {
    const result = await clean(
      simple(
        {
          catalog: `/SpiderInfo<</V 1/C[<</URL(${mark})>>]>>/Threads[<</I<</Author(${mark})>>>>]/OCProperties<</OCGs[20 0 R]/D<</Order[20 0 R]/Creator(${mark})>>>>/ACME_Data(${mark})/Legal<</Attestation(${mark})>>`,
          page: `/Thumb 21 0 R/ID(${mark})/ACME_Owner(${mark})/VP[<</Name(${mark})/Measure<</Subtype/GEO/GPTS[38 -92]>>>>]`,
        },
        {
          20: `<</Type/OCG/Name(Layer)/Usage<</CreatorInfo<</Creator(${mark})>>/User<</Type/Ind/Name(${mark})>>>>>>`,
          21: stream('/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8', mark),
        },
      ),
    );
    expect(everythingIn(result.bytes)).not.toContain(mark);
    expect(everythingIn(result.bytes)).not.toContain('GPTS');
    expect(everythingIn(result.bytes)).toContain('(Layer)');
  });

  it('starts with its header, whatever stood before it', async () => {
    const file = oldPdf(pagesSaying(['First page']));
    const result = await clean(Buffer.concat([latin(`\r\n${mark}\n`), file]));
    expect(result.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(everythingIn(result.bytes)).not.toContain(mark);
  });

  it('keeps the sizes and rotations that pages inherit', async () => {
    const objects = {
      ...pagesSaying(['One']),
      2: '<</Type/Pages/Count 1/Kids[4 0 R]/MediaBox[0 0 390 14000]/Rotate 90>>',
      4: '<</Type/Pages/Parent 2 0 R/Count 1/Kids[10 0 R]/Resources<</Font<</F1 3 0 R>>>>>>',
      10: '<</Parent 4 0 R/Contents 11 0 R>>',
    };
    const result = await clean(pdf(objects));
    expect(pagesText(result)).toEqual(['One']);
    expect(result.bytes.toString('latin1')).toMatch(/\/MediaBox \[0 0 390 14000\] \/Rotate 90/);
  });

  it('keeps the values of form fields', async () => {
    const result = await clean(
      simple(
        {
          catalog: '/AcroForm<</Fields[20 0 R]/XFA[(template)21 0 R]>>',
          page: '/Annots[20 0 R]',
        },
        {
          20: '<</Type/Annot/Subtype/Widget/FT/Tx/T(Goal)/V(Read every day)/Rect[0 0 90 20]>>',
          21: stream('', `<author>${mark}</author>`),
        },
      ),
    );
    expect(everythingIn(result.bytes)).not.toContain(mark);
    expect(everythingIn(result.bytes)).toContain('(Read every day)');
    expect(result.passages).toContainEqual({ page: null, text: 'Read every day' });
  });
});

/** A PDF with a password for the owner, and one for everybody else if given. */
async function protectedPdf(pdfVersion: '1.3' | '1.4' | '1.6' | '1.7' | '1.7ext3', userPassword?: string) {
  const document = new PDFDocument({ pdfVersion, ownerPassword: 'owner', userPassword, info: { Author: mark } });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = once(document, 'end');
  document.text('Protected text').end();
  await ended;
  return Buffer.concat(parts);
}

describe('a PDF with a password', () => {
  const versions = ['1.3', '1.4', '1.6', '1.7', '1.7ext3'] as const;

  it.each(versions)('is read, and copied without one, where only the owner has it (PDF %s)', async (version) => {
    const result = await clean(await protectedPdf(version));
    expect(pagesText(result)).toEqual(['Protected text']);
    expect(result.metadata).toContainEqual({ place: 'Author', value: mark });
    expect(result.bytes.includes('Encrypt')).toBe(false);
    expect(everythingIn(result.bytes)).not.toContain(mark);
  });

  it.each(versions)('is not read where readers need one (PDF %s)', async (version) => {
    expect((await prepare(await protectedPdf(version, 'secret'))).problem).toBe('password');
  });
});

describe('a PDF that no reviewer could read', () => {
  const problemOf = async (file: Buffer) => (await prepare(file)).problem;

  it.each([30, 60, 90])('is incomplete when it ends after %i %% of its bytes', async (share) => {
    const file = oldPdf(pagesSaying(Array.from({ length: 20 }, (_, page) => `Page ${page}`)));
    expect(await problemOf(file.subarray(0, Math.floor((file.length * share) / 130)))).toBe('incomplete');
  });

  it('is incomplete when only its first lines arrived', async () => {
    expect(await problemOf(latin('%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n'))).toBe('incomplete');
  });

  it('is broken when nothing in it is a document', async () => {
    expect(await problemOf(latin(`%PDF-1.7\n${'garbage '.repeat(100)}\n%%EOF\n`))).toBe('broken');
    expect(await problemOf(latin('no PDF at all'))).toBe('broken');
  });

  it('is broken when its pages are not there', async () => {
    expect(await problemOf(pdf({ ...pagesSaying(['One']), 2: '<</Type/Pages/Count 1/Kids[99 0 R]>>' }))).toBe('broken');
  });

  it('is empty without a page', async () => {
    expect(await problemOf(pdf(pagesSaying([])))).toBe('empty');
  });

  it('is a form shell when only Adobe Acrobat can draw the form', async () => {
    const shell =
      'Please wait... If this message is not eventually replaced, your viewer may not be able to display it.';
    const objects = pagesSaying([shell], { catalog: '/NeedsRendering true/AcroForm<</Fields[]/XFA 20 0 R>>' });
    expect(await problemOf(pdf({ ...objects, 20: stream('', '<xdp/>') }))).toBe('form-shell');
  });

  it('is a portfolio when its page is only the cover of the attached files', async () => {
    const files = {
      20: '<</Type/Filespec/F(plan.docx)/EF<</F 21 0 R>>>>',
      21: stream('/Type/EmbeddedFile', 'plan'),
    };
    const names = '/Names<</EmbeddedFiles<</Names[(a)20 0 R]>>>>';
    const cover = pagesSaying(['Welcome'], { catalog: `/Collection<</Type/Collection>>${names}` });
    expect(await problemOf(pdf({ ...cover, ...files }))).toBe('portfolio');
    const letter = pagesSaying(['The files are attached to this PDF.'], { catalog: names });
    expect(await problemOf(pdf({ ...letter, ...files }))).toBe('portfolio');
    const document = pagesSaying(['The plan of our year'], { catalog: names });
    expect(await problemOf(pdf({ ...document, ...files }))).toBeNull();
  });
});

describe('a PDF that means harm', () => {
  it('may have a tree of pages that goes in circles', async () => {
    const objects = {
      ...pagesSaying(['One']),
      2: '<</Type/Pages/Count 3/Kids[10 0 R 2 0 R 4 0 R]>>',
      4: '<</Type/Pages/Count 1/Kids[2 0 R 4 0 R]>>',
    };
    expect(await clean(pdf(objects))).toMatchObject({ pages: 1 });
  });

  it('may refer to objects that are not there', async () => {
    const objects = pagesSaying(['One', 'Two']);
    const last = Math.max(...Object.keys(objects).map(Number));
    for (let missing = last + 1; missing < last + 6; missing++) {
      const page = `<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F1 ${missing} 0 R>>>>/Contents 11 0 R>>`;
      expect(await clean(oldPdf({ ...objects, 10: page } as Record<number, string>))).toMatchObject({ pages: 2 });
    }
  });

  it('may list a page twice', async () => {
    const objects = { ...pagesSaying(['One']), 2: '<</Type/Pages/Count 2/Kids[10 0 R 10 0 R]>>' };
    expect(pagesText(await clean(pdf(objects)))).toEqual(['One', 'One']);
  });

  it('may have a hundred thousand objects', async () => {
    const objects: Record<number, string> = {};
    for (let number = 100; number < 100_100; number++) objects[number] = `<</Next ${number + 1} 0 R/K[${number}]>>`;
    const file = simple({ catalog: '/StructTreeRoot 100 0 R' }, objects);
    expect((await prepare(file)).pages).toBe(2);
  });

  it('is too complex when it nests too deeply', async () => {
    const objects = { ...pagesSaying(['One'], { catalog: '/Outlines 20 0 R' }), 20: '['.repeat(100_000) };
    expect((await prepare(pdf(objects))).problem).toBe('too-complex');
  });

  it.each(['/FlateDecode', '[/FlateDecode/FlateDecode]'])(
    'is too complex when a stream explodes (%s)',
    async (filter) => {
      const { deflateSync } = await import('node:zlib');
      const bomb = deflateSync(Buffer.alloc(150_000_000), { level: 9 });
      const bytes = filter.startsWith('[') ? deflateSync(bomb, { level: 9 }) : bomb;
      const objects = { ...pagesSaying(['One']), 11: stream(`/Filter${filter}`, bytes) };
      expect((await prepare(pdf(objects))).problem).toBe('too-complex');
    },
  );

  it('is too complex when a picture has more pixels than anything can draw', async () => {
    const objects = {
      ...pagesSaying(['One']),
      10: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</I 20 0 R>>>>/Contents 11 0 R>>',
      20: packed('/Subtype/Image/Width 50000/Height 50000/ColorSpace/DeviceGray/BitsPerComponent 8', 'x'),
    };
    expect((await prepare(pdf(objects))).problem).toBe('too-complex');
  });

  it('may refer to itself where something else should be', async () => {
    const objects = {
      ...pagesSaying(['One'], { catalog: '/Outlines 20 0 R/AcroForm 21 0 R/Names 22 0 R' }),
      20: '<</First 20 0 R/Next 20 0 R/Title 23 0 R>>',
      21: '<</Fields[21 0 R]/Kids[21 0 R]/FT/Tx/V 21 0 R>>',
      22: '<</EmbeddedFiles<</Kids[22 0 R]>>/Kids[22 0 R]>>',
      23: '23 0 R',
    };
    expect(await clean(pdf(objects))).toMatchObject({ pages: 1 });
  });

  it('is too complex when not one page can be read in time', async () => {
    const path = join(folder, 'endless.pdf');
    const file = simple();
    await writeFile(path, file);
    await expect(textOfPages(path, file.length, { within: 0 })).rejects.toThrow(TooComplex);
  });

  it('is read by the viewer like its copy', async () => {
    const file = simple();
    const path = join(folder, 'original.pdf');
    await writeFile(path, file);
    const original = await textOfPages(path, file.length);
    expect(pagesText(await clean(file))).toEqual(original.passages.map(({ text }) => text));
  });
});
