import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  excelType,
  odf,
  odfXml,
  ooxml,
  openDocumentType,
  paragraph,
  pictureWith,
  powerPointType,
  relationships,
  wordFile,
  wordType,
  xml,
} from '../../test/office-files.js';
import { officeFormat } from './office.format.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'office-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function prepared(content: Buffer, mediaType: string) {
  const path = join(folder, 'given');
  await writeFile(path, content);
  return officeFormat.prepare({ path, mediaType, size: content.length }, folder);
}

const slide = (text: string, more = '') =>
  xml('p:sld', `<p:cSld><p:spTree><p:sp><p:txBody>${lineOf(text)}</p:txBody></p:sp>${more}</p:spTree></p:cSld>`);
const lineOf = (text: string) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`;

const presentation = ooxml({
  'ppt/presentation.xml': xml(
    'p:presentation',
    '<p:sldIdLst><p:sldId id="257" r:id="rId2"/><p:sldId id="256" r:id="rId1"/></p:sldIdLst>',
  ),
  'ppt/_rels/presentation.xml.rels': relationships(
    ['slide', 'slides/slide1.xml'],
    ['slide', 'slides/slide2.xml'],
    ['slideMaster', 'slideMasters/slideMaster1.xml'],
  ),
  'ppt/slides/slide1.xml': slide('What changed'),
  'ppt/slides/slide2.xml': slide(
    'Where we were',
    '<p:pic><p:nvPicPr><p:cNvPr id="3" name="x" descr="A class reading"/></p:nvPicPr></p:pic>',
  ),
  'ppt/slides/_rels/slide1.xml.rels': relationships(['notesSlide', '../notesSlides/notesSlide1.xml']),
  'ppt/notesSlides/_rels/notesSlide1.xml.rels': relationships(['slide', '../slides/slide1.xml']),
  'ppt/notesSlides/notesSlide1.xml': xml(
    'p:notes',
    `${lineOf('Thank Ms. Ortega')}<a:p><a:fld type="slidenum"><a:t>7</a:t></a:fld></a:p>`,
  ),
  'ppt/slideMasters/slideMaster1.xml': xml(
    'p:sldMaster',
    `<p:sp><p:nvPr><p:ph type="title"/></p:nvPr>${lineOf('Click to edit')}</p:sp><p:sp>${lineOf('Hill School')}</p:sp>`,
  ),
});

const workbook = ooxml({
  'xl/workbook.xml': xml(
    'x:workbook',
    '<x:sheets><x:sheet name="Scores" sheetId="1" r:id="rId1"/><x:sheet name="Dates" sheetId="2" r:id="rId2"/></x:sheets>',
  ),
  'xl/_rels/workbook.xml.rels': relationships(
    ['worksheet', 'worksheets/sheet1.xml'],
    ['worksheet', 'worksheets/sheet2.xml'],
    ['sharedStrings', 'sharedStrings.xml'],
  ),
  'xl/sharedStrings.xml': xml(
    'x:sst',
    '<x:si><x:t>Class</x:t></x:si><x:si><x:r><x:t>Sco</x:t></x:r><x:r><x:t>re</x:t></x:r></x:si>',
  ),
  'xl/worksheets/sheet1.xml': xml(
    'x:worksheet',
    '<x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="s"><x:v>1</x:v></x:c></x:row><x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>4B</x:t></x:is></x:c><x:c r="B2"><x:v>71.5</x:v></x:c></x:row></x:sheetData><x:headerFooter><x:oddHeader>Hill School</x:oddHeader></x:headerFooter>',
  ),
  'xl/worksheets/sheet2.xml': xml('x:worksheet', '<x:sheetData/>'),
});

describe('the text of an Office file', () => {
  it('is that of a Word document with its headers, notes, comments, links and alternative texts', async () => {
    const found = await prepared(
      wordFile(
        `${paragraph('First')}<w:p><w:r><w:t>Second</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve"> and </w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>third</w:delText></w:r></w:del></w:p><w:p><w:hyperlink r:id="rId1"><w:r><w:t>our site</w:t></w:r></w:hyperlink><w:r><w:drawing><wp:docPr id="1" name="p" descr="The main entrance"/></w:drawing></w:r></w:p>`,
        {
          'word/_rels/document.xml.rels': relationships(
            ['!hyperlink', 'https://hill.example.org'],
            ['header', 'header1.xml'],
            ['footnotes', 'footnotes.xml'],
            ['comments', 'comments.xml'],
          ),
          'word/header1.xml': xml('w:hdr', paragraph('Hill School')),
          'word/footnotes.xml': xml('w:footnotes', `<w:footnote w:id="1">${paragraph('A footnote')}</w:footnote>`),
          'word/comments.xml': xml(
            'w:comments',
            `<w:comment w:id="0" w:author="Jane">${paragraph('A comment')}</w:comment>`,
          ),
        },
      ),
      wordType,
    );

    expect(found).toMatchObject({ problem: null, pages: null });
    expect(found.passages).toEqual([
      { page: null, text: 'First\nSecond\t and third\nour site\nThe main entrance\n\nhttps://hill.example.org' },
      { page: null, text: 'Hill School' },
      { page: null, text: 'A footnote' },
      { page: null, text: 'A comment' },
    ]);
    expect(found.metadata).toContainEqual({ place: 'Comment, author', value: 'Jane' });
    expect((await readFile(found.copy!.path)).toString('latin1')).toMatch(/^PK/);
  });

  it('is that of the slides in their order, with their notes, and without the samples of a master', async () => {
    const found = await prepared(presentation, powerPointType);

    expect(found.pages).toBe(2);
    expect(found.passages).toEqual([
      { page: 1, text: 'Where we were\n\nA class reading' },
      { page: 2, text: 'What changed' },
      { page: 2, text: 'Thank Ms. Ortega' },
      { page: null, text: 'Hill School' },
    ]);
  });

  it('is that of the sheets, by rows', async () => {
    const found = await prepared(workbook, excelType);

    expect(found.pages).toBe(2);
    expect(found.passages).toEqual([
      { page: 1, text: 'Scores' },
      { page: 1, text: 'Class\tScore\t\n4B\t71.5\t\nHill School' },
      { page: 2, text: 'Dates' },
    ]);
  });

  it('is that of a file in the file as well', async () => {
    const found = await prepared(
      wordFile('<w:p><w:r><w:t>x</w:t><w:object><o:OLEObject r:id="rId1"/></w:object></w:r></w:p>', {
        'word/_rels/document.xml.rels': relationships(['package', 'embeddings/a.xlsx']),
        'word/embeddings/a.xlsx': workbook,
      }),
      wordType,
    );

    expect(found.passages.map(({ text }) => text).join()).toContain('71.5');
  });

  it('is that of an OpenDocument text', async () => {
    const found = await prepared(
      odf(
        'text',
        '<office:text><text:h>Plan</text:h><text:p>One<text:tab/>two<text:s text:c="2"/>three <text:a xlink:href="https://hill.example.org">site</text:a><office:annotation><dc:creator>Jane</dc:creator><text:p>A comment</text:p></office:annotation></text:p></office:text>',
        { 'styles.xml': odfXml('office:document-styles', '<style:header><text:p>Hill School</text:p></style:header>') },
      ),
      openDocumentType('text'),
    );

    expect(found.pages).toBeNull();
    expect(found.passages).toEqual([
      { page: null, text: 'Plan\nOne\ttwo  three site https://hill.example.org\n\n[Comment] A comment' },
      { page: null, text: 'Hill School' },
    ]);
  });

  it.each([
    [
      'presentation',
      '<office:presentation><draw:page draw:name="p1"><draw:frame><text:p>One</text:p></draw:frame></draw:page><draw:page><text:p>Two</text:p></draw:page></office:presentation>',
      ['1 One', '2 Two'],
    ],
    [
      'spreadsheet',
      '<office:spreadsheet><table:table table:name="Scores"><table:table-row><table:table-cell><text:p>7</text:p></table:table-cell></table:table-row></table:table><table:table table:name="B"/></office:spreadsheet>',
      ['1 Scores', '1 7', '2 B'],
    ],
  ] as const)('is that of an OpenDocument %s, by page', async (kind, body, texts) => {
    const found = await prepared(odf(kind, body), openDocumentType(kind));

    expect(found.pages).toBe(2);
    expect(found.passages.map(({ page, text }) => `${page} ${text}`)).toEqual(texts);
  });
});

describe('an Office file with nothing in it', () => {
  it.each([
    ['a Word document', wordFile('<w:p/>'), wordType],
    ['a presentation', ooxml({ 'ppt/presentation.xml': xml('p:presentation') }), powerPointType],
    [
      'a workbook',
      ooxml({
        'xl/workbook.xml': xml('x:workbook', '<x:sheets><x:sheet name="Sheet1" sheetId="1" r:id="rId1"/></x:sheets>'),
        'xl/_rels/workbook.xml.rels': relationships(['worksheet', 'worksheets/sheet1.xml']),
        'xl/worksheets/sheet1.xml': xml('x:worksheet', '<x:sheetData/>'),
      }),
      excelType,
    ],
    ['an OpenDocument text', odf('text', '<office:text><text:p/></office:text>'), openDocumentType('text')],
    [
      'an OpenDocument spreadsheet',
      odf('spreadsheet', '<office:spreadsheet><table:table table:name="A"/></office:spreadsheet>'),
      openDocumentType('spreadsheet'),
    ],
    ['an OpenDocument presentation', odf('presentation', '<office:presentation/>'), openDocumentType('presentation')],
  ])('is told: %s', async (_, file, type) => {
    expect(await prepared(file, type)).toMatchObject({ problem: 'empty', copy: null });
  });

  it('but a picture is readable', async () => {
    const file = wordFile('<w:p><w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r></w:p>', {
      'word/_rels/document.xml.rels': relationships(['image', 'media/image1.gif']),
      'word/media/image1.gif': pictureWith('x'),
    });

    expect(await prepared(file, wordType)).toMatchObject({ problem: null });
  });
});

describe('an unreadable Office file', () => {
  it('is told, and has no copy', async () => {
    expect(await prepared(Buffer.from('PK'), wordType)).toMatchObject({ problem: 'broken', copy: null, view: null });
  });
});
