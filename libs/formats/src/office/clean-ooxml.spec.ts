import { tmpdir } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { everythingIn } from '../../test/everything-in.js';
import {
  excelType,
  ooxml,
  paragraph,
  pictureWith,
  powerPointType,
  relationships,
  unpack,
  wordFile,
  wordType,
  xml,
} from '../../test/office-files.js';
import { blindCopyOf } from './blind-copy.js';

/** The blind copy, which must not change when it is made again. */
async function copyOf(file: Uint8Array) {
  const copy = await blindCopyOf(file, tmpdir());
  const again = await blindCopyOf(copy.bytes, tmpdir());
  expect(Buffer.from(again.bytes).equals(copy.bytes)).toBe(true);
  return { ...copy, files: unpack(copy.bytes), everything: everythingIn(copy.bytes) };
}

const values = ({ findings }: Awaited<ReturnType<typeof copyOf>>) =>
  findings.found.map(({ place, value }) => `${place}: ${value}`);

const properties = {
  'docProps/core.xml':
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>MARK author</dc:creator><cp:lastModifiedBy>MARK editor</cp:lastModifiedBy><dc:title>MARK title</dc:title></cp:coreProperties>',
  'docProps/app.xml':
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>MARK school</Company><Template>MARK.dotx</Template></Properties>',
  'docProps/custom.xml':
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property name="District"><vt:lpwstr>MARK district</vt:lpwstr></property></Properties>',
  'docProps/thumbnail.jpeg': Buffer.from('MARK thumbnail'),
  'custom/item.xml': '<mark>MARK custom</mark>',
};

const rootOf = (main: string) =>
  relationships(
    ['officeDocument', main],
    ['http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml'],
    ['extended-properties', 'docProps/app.xml'],
    ['custom-properties', 'docProps/custom.xml'],
    ['http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail', 'docProps/thumbnail.jpeg'],
    ['http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin', 'custom/item.xml'],
  );

describe('a Word document', () => {
  it('has no properties, thumbnail, custom XML or signature, and the candidate learns what it had', async () => {
    const copy = await copyOf(
      wordFile(paragraph('Our reading plan'), {
        ...properties,
        '_rels/.rels': rootOf('word/document.xml'),
        'word/_rels/document.xml.rels': relationships(['customXml', '../custom/item.xml']),
      }),
    );

    expect(copy.everything).not.toContain('MARK');
    expect(copy.everything).toContain('Our reading plan');
    expect(Object.keys(copy.files)).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'docProps/core.xml',
      'docProps/app.xml',
      'word/document.xml',
    ]);
    expect(values(copy)).toEqual(
      expect.arrayContaining([
        'Author: MARK author',
        'Last editor: MARK editor',
        'Title: MARK title',
        'Company: MARK school',
        'Template: MARK.dotx',
        'Property "District": MARK district',
      ]),
    );
  });

  it('has the text of comments and tracked changes, and numbers in the place of their authors', async () => {
    const change = 'w:author="MARK Jane" w:date="2026-01-02T03:04:05Z" w16du:dateUtc="2026-01-02T03:04:05Z"';
    const copy = await copyOf(
      wordFile(
        `<w:p w:rsidR="00MARK00" w14:paraId="1A2B3C4D" w14:textId="77777777"><w:pPr><w:rPr><w:rPrChange w:id="4" ${change}><w:rPr/></w:rPrChange></w:rPr></w:pPr>` +
          `<w:ins w:id="1" ${change}><w:r w:rsidRPr="00MARK01"><w:t>was added</w:t></w:r></w:ins>` +
          `<w:del w:id="2" w:author="MARK Tom"><w:r><w:delText>was deleted</w:delText></w:r></w:del>` +
          `<w:moveFrom w:id="3" ${change}><w:r><w:t>was moved</w:t></w:r></w:moveFrom></w:p>`,
        {
          'word/_rels/document.xml.rels': relationships(
            ['comments', 'comments.xml'],
            ['http://schemas.microsoft.com/office/2011/relationships/commentsExtended', 'commentsExtended.xml'],
            ['http://schemas.microsoft.com/office/2011/relationships/people', 'people.xml'],
            ['http://schemas.microsoft.com/office/2018/08/relationships/commentsExtensible', 'commentsExtensible.xml'],
          ),
          'word/comments.xml': xml(
            'w:comments',
            `<w:comment w:id="0" w:author="MARK Tom" w:initials="MT" w:date="2026-01-02T00:00:00Z"><w:p w14:paraId="0A0B0C0D"><w:r><w:t>Is this enough?</w:t></w:r></w:p></w:comment>` +
              `<w:comment w:id="1" w:author="MARK Jane" w:initials="MJ"><w:p w14:paraId="0A0B0C0E"><w:r><w:t>It is.</w:t></w:r></w:p></w:comment>`,
          ),
          'word/commentsExtended.xml': xml(
            'w15:commentsEx',
            '<w15:commentEx w15:paraId="0A0B0C0D" w15:done="0"/><w15:commentEx w15:paraId="0A0B0C0E" w15:paraIdParent="0A0B0C0D" w15:done="0"/>',
          ),
          'word/people.xml': xml(
            'w15:people',
            '<w15:person w15:author="MARK Jane"><w15:presenceInfo w15:providerId="AD" w15:userId="MARK@school"/></w15:person>',
          ),
          'word/commentsExtensible.xml': xml('w15:any', 'MARK'),
        },
      ),
    );

    expect(copy.everything).not.toMatch(/MARK|2026|1A2B3C4D|0A0B0C/);
    const document = copy.files['word/document.xml']!.toString();
    expect(document).toContain('<w:ins w:id="1" w:author="Author 1">');
    expect(document).toContain('<w:del w:id="2" w:author="Author 2">');
    for (const text of ['was added', 'was deleted', 'was moved']) expect(document).toContain(text);
    const comments = copy.files['word/comments.xml']!.toString();
    expect(comments).toContain('w:author="Author 2" w:initials="A2"');
    expect(comments).toContain('w:author="Author 1" w:initials="A1"');
    expect(comments).toContain('Is this enough?');
    expect(copy.files['word/commentsExtended.xml']!.toString()).toContain(
      'w15:paraId="00000002" w15:paraIdParent="00000001"',
    );
    expect(values(copy)).toEqual(
      expect.arrayContaining(['Tracked change, author: MARK Jane', 'Comment, author: MARK Tom']),
    );
  });

  it('has comments that the document forgot to name, because other programs show them', async () => {
    const file = ooxml(
      {
        'word/document.xml': xml('w:document', `<w:body>${paragraph('Text')}</w:body>`),
        'word/comments.xml': xml(
          'w:comments',
          `<w:comment w:id="0" w:author="MARK">${paragraph('A note')}</w:comment>`,
        ),
      },
      {
        types: {
          'word/comments.xml': 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml',
        },
      },
    );
    const copy = await copyOf(file);

    expect(copy.everything).not.toContain('MARK');
    expect(copy.files['word/comments.xml']!.toString()).toContain('A note');
  });

  it('has no settings that name a person, a folder or a template', async () => {
    const copy = await copyOf(
      wordFile(paragraph('Text'), {
        'word/_rels/document.xml.rels': relationships(['settings', 'settings.xml']),
        'word/_rels/settings.xml.rels': relationships(['!attachedTemplate', 'file:///C:/Users/MARK/Normal.dotm']),
        'word/settings.xml': xml(
          'w:settings',
          '<w:attachedTemplate r:id="rId1"/><w:writeProtection w:recommended="1" w:hash="MARK"/><w:docVars><w:docVar w:name="MARK" w:val="MARK value"/></w:docVars>' +
            '<w:mailMerge><w:dataSource r:id="rId9"/><w:query w:val="MARK"/></w:mailMerge><w:documentProtection w:edit="readOnly" w:salt="MARK"/><w:rsids><w:rsidRoot w:val="00MARK"/></w:rsids><w15:docId w15:val="{MARK}"/><w:evenAndOddHeaders/>',
        ),
      }),
    );

    expect(copy.everything).not.toContain('MARK');
    expect(copy.files['word/settings.xml']!.toString()).toContain('<w:evenAndOddHeaders/>');
    expect(values(copy)).toEqual(
      expect.arrayContaining(['Template: file:///C:/Users/MARK/Normal.dotm', 'Document variable: MARK value']),
    );
  });

  it('keeps links to the web, and only the words of links to files', async () => {
    const link = (id: string, words: string) =>
      `<w:p><w:hyperlink r:id="${id}"><w:r><w:t>${words}</w:t></w:r></w:hyperlink></w:p>`;
    const copy = await copyOf(
      wordFile(link('rId1', 'the web') + link('rId2', 'the folder') + link('rId3', 'a script'), {
        'word/_rels/document.xml.rels': relationships(
          ['!hyperlink', 'https://example.org/plan?a=1&amp;b=2'],
          ['!hyperlink', 'file:///C:/Users/MARK/plan.docx'],
          ['!hyperlink', 'javascript:alert(1)'],
        ),
      }),
    );

    expect(copy.everything).not.toMatch(/MARK|javascript/);
    expect(copy.everything).toContain('Target="https://example.org/plan?a=1&amp;b=2" TargetMode="External"');
    for (const words of ['the web', 'the folder', 'a script'])
      expect(copy.files['word/document.xml']!.toString()).toContain(words);
  });

  it('loads nothing from elsewhere', async () => {
    const field = (code: string, result: string) =>
      `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${code}<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>${result}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
    const code = (...parts: string[]) =>
      parts.map((part) => `<w:r><w:instrText xml:space="preserve">${part}</w:instrText></w:r>`).join('');
    const copy = await copyOf(
      wordFile(
        field(code(' INCLUDE', 'PICTURE "https://MARK.example/p.png"'), 'a picture') +
          field(code('HYPERLINK "C:\\\\Users\\\\MARK\\\\plan.docx"'), 'a plan') +
          field(code('HYPERLINK "https://example.org"'), 'a page') +
          '<w:p><w:fldSimple w:instr="DDEAUTO MARK"><w:r><w:t>a number</w:t></w:r></w:fldSimple></w:p>' +
          '<w:altChunk r:id="rId1"/>' +
          '<w:p><w:r><w:drawing><pic:pic><pic:nvPicPr><pic:cNvPr id="7" name="IMG_MARK.jpg" descr="C:\\MARK\\me.jpg"/></pic:nvPicPr><pic:blipFill><a:blip r:link="rId2"/></pic:blipFill></pic:pic></w:drawing></w:r></w:p>',
        {
          'word/_rels/document.xml.rels': relationships(
            ['aFChunk', 'MARK.html'],
            ['!image', 'https://MARK.example/pixel.png'],
          ),
          'word/MARK.html': '<p>MARK</p>',
        },
      ),
    );

    expect(copy.everything).not.toContain('MARK');
    for (const text of ['a picture', 'a plan', 'a number', 'HYPERLINK "https://example.org"'])
      expect(copy.everything).toContain(text);
    expect(copy.findings.notices).toEqual([{ notice: 'attachments-removed', names: ['MARK.html'] }]);
  });

  it('has no macros, controls and objects of other programs. Their pictures stay', async () => {
    const copy = await copyOf(
      ooxml(
        {
          'word/document.xml': xml(
            'w:document',
            `<w:body><w:p><w:r><w:object><v:shape><v:imagedata r:id="rId3" o:title="MARK"/></v:shape><o:OLEObject ProgID="MARK" r:id="rId2"/></w:object></w:r></w:p><w:p><w:r><w:control r:id="rId4"/></w:r></w:p></w:body>`,
          ),
          'word/_rels/document.xml.rels': relationships(
            ['http://schemas.microsoft.com/office/2006/relationships/vbaProject', 'vbaProject.bin'],
            ['oleObject', 'embeddings/oleObject1.bin'],
            ['image', 'media/MARK.gif'],
            ['control', 'activeX/activeX1.xml'],
          ),
          'word/vbaProject.bin': 'MARK',
          'word/embeddings/oleObject1.bin': 'MARK',
          'word/media/MARK.gif': pictureWith('MARK'),
          'word/activeX/activeX1.xml': '<MARK/>',
        },
        { mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml' },
      ),
    );

    expect(copy.everything).not.toContain('MARK');
    expect(copy.everything).not.toMatch(/macroEnabled|vba|bin/);
    expect(copy.files['word/document.xml']!.toString()).toContain('<v:imagedata r:id="rId3"/>');
    expect(copy.files['word/media/image1.gif']).toBeDefined();
    expect(copy.mediaType).toBe(wordType);
    expect(copy.findings.notices).toEqual([
      { notice: 'attachments-removed', names: ['oleObject1.bin'] },
      { notice: 'scripts-removed', names: [] },
    ]);
  });

  it('has clean files in it', async () => {
    const inner = ooxml({
      ...properties,
      '_rels/.rels': rootOf('xl/workbook.xml'),
      'xl/workbook.xml': xml('x:workbook', '<x:fileSharing userName="MARK"/><x:sheets/>'),
    });
    const copy = await copyOf(
      wordFile('<w:p><w:r><w:object><o:OLEObject r:id="rId1"/></w:object></w:r></w:p>', {
        'word/_rels/document.xml.rels': relationships(['package', 'embeddings/MARK.xlsx']),
        'word/embeddings/MARK.xlsx': inner,
      }),
    );

    expect(copy.everything).not.toContain('MARK');
    expect(copy.files['word/embeddings/package1.xlsx']).toBeDefined();
    expect(copy.findings.notices).toEqual([]);
  });

  it('keeps the text as it was written', async () => {
    const text = 'a &lt; b &amp;&amp; c &gt; d “é” 学校 🏫  two';
    const copy = await copyOf(
      wordFile(
        `<w:p><w:r><w:t xml:space="preserve"> ${text} <![CDATA[x < y]]></w:t></w:r></w:p><!-- MARK --><?MARK x?>`,
      ),
    );

    expect(copy.files['word/document.xml']!.toString()).toContain(
      `<w:t xml:space="preserve"> ${text} x &lt; y</w:t></w:r></w:p></w:body>`,
    );
  });
});

describe('an Excel workbook', () => {
  it('names nobody', async () => {
    const copy = await copyOf(
      ooxml({
        ...properties,
        '_rels/.rels': rootOf('xl/workbook.xml'),
        'xl/workbook.xml': xml(
          'x:workbook',
          '<x:fileSharing userName="MARK"/><mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\Users\\MARK\\"/></mc:Choice></mc:AlternateContent><xr:revisionPtr documentId="MARK"/>' +
            '<x:sheets><x:sheet name="Scores" sheetId="1" r:id="rId1"/></x:sheets><x:externalReferences><x:externalReference r:id="rId5"/></x:externalReferences><x:customWorkbookViews><x:customWorkbookView name="MARK" guid="{1}"/></x:customWorkbookViews><x:pivotCaches><x:pivotCache cacheId="1" r:id="rId6"/></x:pivotCaches>',
        ),
        'xl/_rels/workbook.xml.rels': relationships(
          ['worksheet', 'worksheets/MARK.xml'],
          ['http://schemas.microsoft.com/office/2017/10/relationships/person', 'persons/person.xml'],
          ['connections', 'connections.xml'],
          ['revisionHeaders', 'revisions/userNames.xml'],
          ['externalLink', 'externalLinks/externalLink1.xml'],
          ['pivotCacheDefinition', 'pivotCache/p.xml'],
        ),
        'xl/pivotCache/p.xml': xml('x:pivotCacheDefinition', '', 'refreshedBy="MARK pivot" refreshedDate="4500" id=""'),
        'xl/externalLinks/externalLink1.xml': xml('x:externalLink', '<x:externalBook r:id="rId1"/>'),
        'xl/externalLinks/_rels/externalLink1.xml.rels': relationships(['!externalLinkPath', 'file:///MARK/book.xlsx']),
        'xl/revisions/userNames.xml': xml('x:users', 'MARK'),
        'xl/connections.xml': xml(
          'x:connections',
          '<x:connection id="1" name="MARK" sourceFile="MARK" type="5"><x:dbPr connection="Source=MARK" command="MARK"/></x:connection>',
        ),
        'xl/persons/person.xml': xml(
          'xltc:personList',
          '<xltc:person displayName="MARK Jane" id="{11111111-2222-3333-4444-555555555555}" userId="MARK@school.org" providerId="AD"/>',
        ),
        'xl/worksheets/MARK.xml': xml(
          'x:worksheet',
          '<x:sheetPr codeName="MARK"/><x:sheetData><x:row r="1"><x:c r="A1"><x:f>WEBSERVICE("https://MARK")</x:f><x:v>7</x:v></x:c><x:c r="B1"><x:f>"a|b"&amp;C1</x:f></x:c><x:c r="D1"><x:f>cmd|\'/c MARK\'!A1</x:f></x:c></x:row></x:sheetData>' +
            '<x:hyperlinks><x:hyperlink ref="A1" r:id="rId4"/></x:hyperlinks><x:pageSetup orientation="portrait" r:id="rId1"/><x:legacyDrawing r:id="rId6"/><x:oleObjects><x:oleObject progId="MARK" shapeId="1" r:id="rId5"/></x:oleObjects>',
        ),
        'xl/worksheets/_rels/MARK.xml.rels': relationships(
          ['printerSettings', '../printerSettings/printerSettings1.bin'],
          ['comments', '../comments1.xml'],
          [
            'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment',
            '../threadedComments/threadedComment1.xml',
          ],
          ['!hyperlink', 'file://server/MARK.xlsx'],
          ['oleObject', '../embeddings/oleObject1.bin'],
          ['vmlDrawing', '../drawings/vmlDrawing1.vml'],
        ),
        'xl/drawings/vmlDrawing1.vml': '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape>a<br>b</v:shape></xml>',
        'xl/printerSettings/printerSettings1.bin': 'MARK printer',
        'xl/embeddings/oleObject1.bin': 'MARK',
        'xl/comments1.xml': xml(
          'x:comments',
          '<x:authors><x:author>MARK Jane</x:author><x:author>tc={AAAA}</x:author></x:authors><x:commentList><x:comment ref="A1" authorId="0" xr:uid="{MARK}"><x:text><x:r><x:t>MARK Jane:</x:t></x:r><x:r><x:t>Seven of nine</x:t></x:r></x:text></x:comment></x:commentList>',
        ),
        'xl/threadedComments/threadedComment1.xml': xml(
          'xltc:ThreadedComments',
          '<xltc:threadedComment ref="A1" dT="2026-01-02T03:04:05.00" personId="{11111111-2222-3333-4444-555555555555}" id="{AAAA}"><xltc:text>Which seven?</xltc:text></xltc:threadedComment>',
        ),
      }),
    );

    expect(copy.everything).not.toMatch(/MARK|2026|11111111/);
    expect(copy.mediaType).toBe(excelType);
    const sheet = copy.files['xl/worksheets/sheet1.xml']!.toString();
    expect(sheet).toContain('<x:c r="A1"><x:v>7</x:v></x:c>');
    expect(sheet).toContain('<x:f>"a|b"&amp;C1</x:f>');
    expect(sheet).not.toMatch(/hyperlinks|oleObjects/);
    expect(copy.files['xl/comments.xml']!.toString()).toMatch(/<x:author>Author 1<.*Author 1:.*Seven of nine/);
    const person = /displayName="(.+?)" id="(.+?)"/.exec(copy.files['xl/persons/person.xml']!.toString())!;
    expect(person[1]).toBe('Author 1');
    const thread = copy.files['xl/threadedComments/threadedComment1.xml']!.toString();
    expect(thread).toContain(`personId="${person[2]}"`);
    expect(thread).toContain('Which seven?');
    expect(values(copy)).toEqual(
      expect.arrayContaining([
        'Folder: C:\\Users\\MARK\\',
        'Note, author: MARK Jane',
        'Account: MARK@school.org',
        'Linked workbook: file:///MARK/book.xlsx',
        'Last editor: MARK pivot',
      ]),
    );
  });

  it('with a sheet of macros cannot be cleaned', async () => {
    const file = ooxml({
      'xl/workbook.xml': xml('x:workbook', '<x:sheets><x:sheet name="M" sheetId="1" r:id="rId1"/></x:sheets>'),
      'xl/_rels/workbook.xml.rels': relationships([
        'http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet',
        'macrosheets/sheet1.xml',
      ]),
      'xl/macrosheets/sheet1.xml': xml('x:macrosheet'),
    });

    await expect(blindCopyOf(file, tmpdir())).rejects.toMatchObject({ problem: 'not-cleanable' });
  });
});

describe('a PowerPoint presentation', () => {
  it('names nobody', async () => {
    const copy = await copyOf(
      ooxml({
        ...properties,
        '_rels/.rels': rootOf('ppt/presentation.xml'),
        'ppt/presentation.xml': xml(
          'p:presentation',
          '<p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst><p:custDataLst><p:tags r:id="rId4"/></p:custDataLst><p:modifyVerifier saltData="MARK"/>',
        ),
        'ppt/_rels/presentation.xml.rels': relationships(
          ['slide', 'slides/slide1.xml'],
          ['commentAuthors', 'commentAuthors.xml'],
          ['http://schemas.microsoft.com/office/2018/10/relationships/authors', 'authors.xml'],
          ['tags', 'tags/tag1.xml'],
          ['theme', 'theme/theme1.xml'],
        ),
        'ppt/theme/theme1.xml': xml(
          'a:theme',
          '<a:themeElements><a:clrScheme name="MARK"/></a:themeElements>',
          'name="MARK school"',
        ),
        'ppt/tags/tag1.xml': xml('p:tagLst', '<p:tag name="MARK" val="MARK"/>'),
        'ppt/commentAuthors.xml': xml(
          'p:cmAuthorLst',
          '<p:cmAuthor id="1" name="MARK Jane" initials="MJ" lastIdx="1" clrIdx="0"><p:extLst><p:ext uri="{1}"><p15:presenceInfo userId="MARK" providerId="AD"/></p:ext></p:extLst></p:cmAuthor>',
        ),
        'ppt/authors.xml': xml(
          'p188:authorLst',
          '<p188:author id="{11111111-2222-3333-4444-555555555555}" name="MARK Tom" initials="MT" userId="MARK" providerId="AD"/>',
        ),
        'ppt/slides/slide1.xml': xml(
          'p:sld',
          '<p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>What we changed</a:t></a:r></a:p></p:txBody></p:sp>' +
            '<p:graphicFrame><p:nvGraphicFramePr/><a:graphic><a:graphicData uri="ole"><mc:AlternateContent><mc:Choice Requires="v"><p:oleObj r:id="rId3" progId="MARK"><p:embed/></p:oleObj></mc:Choice><mc:Fallback><p:oleObj r:id="rId3" progId="MARK"><p:embed/><p:pic><p:nvPicPr><a:cNvPr id="4" name="MARK.png"/></p:nvPicPr><p:blipFill><a:blip r:embed="rId4"/></p:blipFill></p:pic></p:oleObj></mc:Fallback></mc:AlternateContent></a:graphicData></a:graphic></p:graphicFrame>' +
            '<p:sp><p:nvSpPr><p:cNvPr id="5" name="Button"><a:hlinkClick r:id="" action="ppaction://macro?name=MARK"/></p:cNvPr></p:nvSpPr></p:sp></p:spTree></p:cSld>',
        ),
        'ppt/slides/_rels/slide1.xml.rels': relationships(
          ['comments', '../comments/comment1.xml'],
          ['http://schemas.microsoft.com/office/2018/10/relationships/comments', '../comments/modernComment_1.xml'],
          ['oleObject', '../embeddings/oleObject1.bin'],
          ['image', '../media/image1.gif'],
        ),
        'ppt/embeddings/oleObject1.bin': 'MARK',
        'ppt/media/image1.gif': pictureWith('MARK'),
        'ppt/comments/comment1.xml': xml(
          'p:cmLst',
          '<p:cm authorId="1" dt="2026-01-02T03:04:05.000" idx="1"><p:text>Larger letters</p:text></p:cm>',
        ),
        'ppt/comments/modernComment_1.xml': xml(
          'p188:cmLst',
          '<p188:cm id="{9}" authorId="{11111111-2222-3333-4444-555555555555}" created="2026-01-02T03:04:05.000"><p188:txBody><a:p><a:r><a:t>Good point</a:t></a:r></a:p></p188:txBody></p188:cm>',
        ),
      }),
    );

    expect(copy.everything).not.toMatch(/MARK|2026|11111111/);
    expect(copy.mediaType).toBe(powerPointType);
    const slide = copy.files['ppt/slides/slide1.xml']!.toString();
    expect(slide).toContain('What we changed');
    expect(slide).toMatch(
      /<\/p:sp><p:pic><p:nvPicPr><a:cNvPr id="4" name="Picture 4"\/><\/p:nvPicPr>.*<\/p:pic><p:sp>/,
    );
    expect(copy.files['ppt/commentAuthors.xml']!.toString()).toContain('name="Author 1" initials="A1"');
    expect(copy.files['ppt/authors.xml']!.toString()).toContain('name="Author 2" initials="A2" userId="Author 2"');
    expect(copy.everything).toContain('Larger letters');
    expect(copy.everything).toContain('Good point');
  });
});
