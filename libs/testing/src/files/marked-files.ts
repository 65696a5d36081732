import { deflateSync } from 'node:zlib';
import {
  excelType,
  odf,
  odfXml,
  ooxml,
  openDocumentType,
  type PackageFiles,
  paragraph,
  powerPointType,
  relationships,
  wordFile,
  wordType,
  xml,
} from '../../../formats/test/office-files.js';
import {
  box,
  ebmlHeader,
  element,
  flacBlock,
  flacStream,
  full,
  id3,
  movie,
  mp3Frame,
  parent,
  u16,
  u32,
  vorbisComments,
  wav,
  wavFormat,
} from '../../../formats/test/sample-media.js';
import { latin, oldPdf, packed, pagesSaying, pdf, stream } from '../../../formats/test/sample-pdfs.js';
import {
  colorProfile,
  exifSegment,
  gif,
  gifExtension,
  heic,
  iptcSegment,
  jpeg,
  jpegSegment,
  png,
  pngChunk,
  profileSegments,
  riffChunk,
  tiff,
  webp,
  webpHeader,
  webpPixels,
  xmpSegment,
} from '../../../formats/test/sample-pictures.js';

/** A file that names somebody in its metadata, but nowhere in what it shows. */
export interface MarkedFile {
  /** Holds the mark as well. */
  name: string;
  mediaType: string;
  content: Buffer;
  /** What a reviewer reads in it; empty for pictures and sound. */
  shows: string;
}

/** A place in degrees, minutes and seconds, and the same as phones write it into a video. */
const place = { latitude: [38, 34, 12.5], longitude: [92, 10, 24.25] } as const;
const placeOfVideo = '+38.5703-092.1734/';

/** What would tell the place, besides the mark: the numbers in EXIF of both byte orders, and the text in a video. */
export const markedPlace: readonly Buffer[] = [
  ...[true, false].map((little) => {
    const numbers = [3800, 100, 3400, 100, 1250, 100];
    const bytes = Buffer.alloc(24);
    for (const [at, number] of numbers.entries())
      if (little) bytes.writeUInt32LE(number, at * 4);
      else bytes.writeUInt32BE(number, at * 4);
    return bytes;
  }),
  latin(placeOfVideo),
];

/** A file of every kind that Laurel takes, with the mark in every place of its metadata. The mark is ASCII. */
export function markedFiles(mark: string): MarkedFile[] {
  const named = (extension: string) => `${mark} work.${extension}`;
  const file = (extension: string, mediaType: string, content: Uint8Array, shows = ''): MarkedFile => ({
    name: named(extension),
    mediaType,
    content: Buffer.from(content),
    shows,
  });
  return [
    file('pdf', 'application/pdf', markedPdf(mark), 'Minutes of the first meeting'),
    { ...file('pdf', 'application/pdf', revisedPdf(mark), 'Final text'), name: `${mark} revised.pdf` },
    file('docx', wordType, markedWord(mark), 'Our reading plan'),
    file('xlsx', excelType, markedWorkbook(mark), 'Books read'),
    file('pptx', powerPointType, markedSlides(mark), 'What we changed'),
    ...(['text', 'spreadsheet', 'presentation'] as const).map((kind) =>
      file(`od${kind[0]}`, openDocumentType(kind), markedOpenDocument(kind, mark), 'Notes of the team'),
    ),
    file('jpg', 'image/jpeg', markedJpeg(mark)),
    file('png', 'image/png', markedPng(mark)),
    file('webp', 'image/webp', markedWebp(mark)),
    file('gif', 'image/gif', markedGif(mark)),
    file('heic', 'image/heic', heic({ exif: marked(mark), profile: colorProfile(mark) })),
    file('mp4', 'video/mp4', markedMovie(mark, 'isom')),
    file('mov', 'video/quicktime', markedMovie(mark, 'qt  ')),
    file('m4a', 'audio/mp4', markedMovie(mark, 'M4A ')),
    file('webm', 'video/webm', markedWebm(mark)),
    file('mp3', 'audio/mpeg', markedMp3(mark)),
    file('wav', 'audio/wav', markedWav(mark)),
    file('flac', 'audio/flac', markedFlac(mark)),
    file('txt', 'text/plain', Buffer.from('Notes without a name\n'), 'Notes without a name'),
    file('csv', 'text/csv', Buffer.from('book,pupils\nThe wolf,12\n'), 'The wolf'),
  ];
}

/** What cameras write, with the mark in every text. */
function marked(mark: string, little = true): Buffer {
  return tiff({
    main: Object.fromEntries([
      ...[0x010e, 0x010f, 0x0110, 0x0131, 0x013b, 0x8298].map((tag) => [tag, mark]),
      [0x0112, 1],
    ]),
    exif: { 0xa430: mark, 0xa431: mark, 0xa435: mark },
    gps: { latitude: [...place.latitude], longitude: [...place.longitude] },
    little,
  });
}

const xmp = (mark: string) =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Writer of ${mark}"><dc:creator><rdf:Seq><rdf:li>${mark}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

function markedJpeg(mark: string): Buffer {
  return jpeg(
    [
      exifSegment(marked(mark)),
      exifSegment(marked(mark, false)),
      xmpSegment(xmp(mark)),
      iptcSegment({ 80: mark, 116: mark, 120: mark }),
      jpegSegment(0xfe, latin(`Taken by ${mark}`)),
      jpegSegment(0xe2, latin(`MPF\0${mark}`)),
      jpegSegment(0xec, latin(`Ducky${mark}`)),
      ...profileSegments(colorProfile(mark)),
    ],
    Buffer.concat([jpeg([exifSegment(marked(mark))]), latin(mark)]),
  );
}

function markedPng(mark: string): Buffer {
  return png(
    [
      pngChunk('iCCP', Buffer.concat([latin(`${mark.slice(0, 79)}\0\0`), deflateSync(colorProfile(mark))])),
      pngChunk('tEXt', latin(`Author\0${mark}`)),
      pngChunk('zTXt', Buffer.concat([latin('Comment\0\0'), deflateSync(latin(mark))])),
      pngChunk('iTXt', latin(`XML:com.adobe.xmp\0\0\0\0\0${xmp(mark)}`)),
      pngChunk('eXIf', marked(mark)),
      pngChunk('prVt', latin(mark)),
    ],
    { trailer: latin(mark) },
  );
}

function markedWebp(mark: string): Buffer {
  return webp(
    [
      webpHeader(0x2c),
      riffChunk('ICCP', colorProfile(mark)),
      webpPixels,
      riffChunk('EXIF', marked(mark)),
      riffChunk('XMP ', latin(xmp(mark))),
      riffChunk('MARK', latin(mark)),
    ],
    latin(mark),
  );
}

function markedGif(mark: string): Buffer {
  return gif(
    [gifExtension(0xfe, latin(mark)), gifExtension(0xff, latin('XMP DataXMP'), latin(xmp(mark).slice(0, 200)))],
    latin(mark),
  );
}

function markedPdf(mark: string): Buffer {
  const picture = '/Type/XObject/Subtype/Image/Width 16/Height 8/ColorSpace[/ICCBased 31 0 R]/BitsPerComponent 8';
  const pages = pagesSaying(['Minutes of the first meeting', 'Minutes of the second meeting'], {
    catalog:
      '/Metadata 20 0 R/PieceInfo 32 0 R/Names<</EmbeddedFiles<</Names[(a)22 0 R]>>>>/AF[22 0 R]/AcroForm<</Fields[26 0 R]/SigFlags 3>>',
    page: '/Annots[24 0 R 25 0 R 26 0 R 34 0 R]/Metadata 29 0 R/Thumb 33 0 R',
  });
  return pdf(
    {
      ...pages,
      10: String(pages[10]).replace('/Resources<<', '/Resources<</XObject<</Im1 30 0 R>>'),
      20: packed('/Type/Metadata/Subtype/XML', xmp(mark)),
      22: `<</Type/Filespec/F(${mark}.docx)/UF(${mark}.docx)/Desc(Letter of ${mark})/EF<</F 23 0 R>>>>`,
      23: packed('/Type/EmbeddedFile', markedWord(mark)),
      24: `<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/T(${mark})/Contents(Why so late?)/NM(${mark}-1)/M(D:20260102)/Popup 27 0 R/AAPL:AKExtras<</x(${mark})>>>>`,
      25: `<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS 28 0 R/Contents(${mark} notes.txt)/T(${mark})>>`,
      26: `<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/Rect[0 0 9 9]/V<</Type/Sig/Filter/Adobe.PPKLite/Name(${mark})/Location(${mark})/ContactInfo(${mark})/Contents<${Buffer.from(mark).toString('hex')}>>>>>`,
      27: `<</Type/Annot/Subtype/Popup/Rect[0 0 9 9]/Parent 24 0 R/T(${mark})>>`,
      28: `<</Type/Filespec/F(${mark} notes.txt)/EF<</F 23 0 R>>>>`,
      29: stream('/Type/Metadata/Subtype/XML', xmp(`page of ${mark}`)),
      30: stream(`${picture}/Filter/DCTDecode/Metadata 29 0 R/OPI<</2.0<</F(${mark}.tif)>>>>`, markedJpeg(mark)),
      31: packed('/N 3', colorProfile(mark)),
      33: stream('/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8', mark),
      34: `<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(file:///C:/Users/${mark}/a.docx)>>>>`,
      40: packed('', `Kept by no page: ${mark}`),
    },
    {
      trailer: `/Info 21 0 R/ID[(${mark})(${mark})]`,
      inside: {
        21: `<</Author(${mark})/Title<${utf16(mark)}>/Creator(${mark})/School(School of ${mark})/CreationDate(D:20260102)>>`,
        32: `<</Word<</Private(${mark})>>>>`,
      },
    },
  );
}

const utf16 = (text: string) => `feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}`;

/** A PDF that was changed: what the earlier revision said is still in the file. */
function revisedPdf(mark: string): Buffer {
  const earlier = { 30: `<</Author(${mark})>>`, 31: `(Deleted by ${mark})` };
  const file = oldPdf({ ...pagesSaying([`Draft of ${mark}`]), ...earlier }, '/Info 30 0 R');
  const start = Number(/startxref\n(\d+)/.exec(file.toString('latin1'))![1]);
  const content = 'BT /F1 14 Tf 72 700 Td (Final text) Tj ET';
  const body = `11 0 obj\n<</Length ${content.length}>>stream\n${content}\nendstream\nendobj\n`;
  const at = file.length;
  const rows = `xref\n11 1\n${String(at).padStart(10, '0')} 00000 n \n`;
  const trailer = `trailer\n<</Size 100/Root 1 0 R/Info 30 0 R/Prev ${start}>>\nstartxref\n${at + body.length}\n%%EOF\n`;
  return Buffer.concat([file, latin(body + rows + trailer)]);
}

function properties(mark: string): PackageFiles {
  const types = 'http://schemas.openxmlformats.org';
  return {
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="${types}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${mark}</dc:creator><cp:lastModifiedBy>${mark}</cp:lastModifiedBy><dc:title>${mark}</dc:title></cp:coreProperties>`,
    'docProps/app.xml': `<Properties xmlns="${types}/officeDocument/2006/extended-properties"><Company>${mark}</Company><Manager>${mark}</Manager><Template>${mark}.dotx</Template></Properties>`,
    'docProps/custom.xml': `<Properties xmlns="${types}/officeDocument/2006/custom-properties" xmlns:vt="${types}/officeDocument/2006/docPropsVTypes"><property name="District"><vt:lpwstr>${mark}</vt:lpwstr></property></Properties>`,
    'docProps/thumbnail.jpeg': markedJpeg(mark),
    'custom/item.xml': `<mark>${mark}</mark>`,
  };
}

const rootOf = (main: string) =>
  relationships(
    ['officeDocument', main],
    ['http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml'],
    ['extended-properties', 'docProps/app.xml'],
    ['custom-properties', 'docProps/custom.xml'],
    ['http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail', 'docProps/thumbnail.jpeg'],
    ['http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin', 'custom/item.xml'],
  );

const microsoft = 'http://schemas.microsoft.com/office';
const slugOf = (mark: string) => mark.replace(/\W+/g, '-');

function markedWord(mark: string): Buffer {
  const slug = slugOf(mark);
  const change = `w:author="${mark}" w:date="2026-01-02T03:04:05Z"`;
  const picture = `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="457200"/><wp:docPr id="7" name="${mark}.jpg" descr="C:\\${mark}\\me.jpg"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="7" name="${mark}.jpg"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId6"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
  return wordFile(
    `${paragraph('Our reading plan')}<w:p w:rsidR="00AB12CD"><w:ins w:id="1" ${change}><w:r w:rsidRPr="00AB12CD"><w:t>was added</w:t></w:r></w:ins><w:del w:id="2" ${change}><w:r><w:delText>was deleted</w:delText></w:r></w:del><w:r><w:commentReference w:id="0"/></w:r></w:p>${picture}<w:p><w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12" r:id="rId5"/></w:object></w:r></w:p>`,
    {
      ...properties(mark),
      '_rels/.rels': rootOf('word/document.xml'),
      'word/_rels/document.xml.rels': relationships(
        ['customXml', '../custom/item.xml'],
        ['comments', 'comments.xml'],
        [`${microsoft}/2011/relationships/people`, 'people.xml'],
        ['settings', 'settings.xml'],
        ['package', `embeddings/${slug}.xlsx`],
        ['image', `media/${slug}.jpg`],
        ['!hyperlink', `file:///C:/Users/${slug}/plan.docx`],
      ),
      'word/comments.xml': xml(
        'w:comments',
        `<w:comment w:id="0" w:author="${mark}" w:initials="${mark.slice(0, 9)}" w:date="2026-01-02T00:00:00Z">${paragraph('Is this enough?')}</w:comment>`,
      ),
      'word/people.xml': xml(
        'w15:people',
        `<w15:person w15:author="${mark}"><w15:presenceInfo w15:providerId="AD" w15:userId="${mark}"/></w15:person>`,
      ),
      'word/_rels/settings.xml.rels': relationships(['!attachedTemplate', `file:///C:/Users/${slug}/Normal.dotm`]),
      'word/settings.xml': xml(
        'w:settings',
        `<w:attachedTemplate r:id="rId1"/><w:docVars><w:docVar w:name="${slug}" w:val="${mark}"/></w:docVars><w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids>`,
      ),
      [`word/media/${slug}.jpg`]: markedJpeg(mark),
      [`word/embeddings/${slug}.xlsx`]: markedWorkbook(mark),
    },
  );
}

function markedWorkbook(mark: string): Buffer {
  const slug = slugOf(mark);
  return ooxml({
    ...properties(mark),
    '_rels/.rels': rootOf('xl/workbook.xml'),
    'xl/workbook.xml': xml(
      'x:workbook',
      `<x:fileSharing userName="${mark}"/><mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\Users\\${mark}\\"/></mc:Choice></mc:AlternateContent><x:sheets><x:sheet name="Scores" sheetId="1" r:id="rId1"/></x:sheets><x:customWorkbookViews><x:customWorkbookView name="${mark}" guid="{1}"/></x:customWorkbookViews>`,
    ),
    'xl/_rels/workbook.xml.rels': relationships(
      ['worksheet', `worksheets/${slug}.xml`],
      [`${microsoft}/2017/10/relationships/person`, 'persons/person.xml'],
      ['connections', 'connections.xml'],
      ['externalLink', 'externalLinks/externalLink1.xml'],
    ),
    'xl/externalLinks/externalLink1.xml': xml('x:externalLink', '<x:externalBook r:id="rId1"/>'),
    'xl/externalLinks/_rels/externalLink1.xml.rels': relationships([
      '!externalLinkPath',
      `file:///Users/${slug}/book.xlsx`,
    ]),
    'xl/connections.xml': xml('x:connections', `<x:connection id="1" name="${mark}" sourceFile="${mark}" type="5"/>`),
    'xl/persons/person.xml': xml(
      'xltc:personList',
      `<xltc:person displayName="${mark}" id="{11111111-2222-3333-4444-555555555555}" userId="${mark}" providerId="AD"/>`,
    ),
    [`xl/worksheets/${slug}.xml`]: xml(
      'x:worksheet',
      `<x:sheetPr codeName="${slug}"/><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Books read</x:t></x:is></x:c><x:c r="B1"><x:v>7</x:v></x:c></x:row></x:sheetData>`,
    ),
    [`xl/worksheets/_rels/${slug}.xml.rels`]: relationships(
      ['printerSettings', '../printerSettings/printerSettings1.bin'],
      ['comments', '../comments1.xml'],
    ),
    'xl/printerSettings/printerSettings1.bin': `${mark} printer`,
    'xl/comments1.xml': xml(
      'x:comments',
      `<x:authors><x:author>${mark}</x:author></x:authors><x:commentList><x:comment ref="A1" authorId="0"><x:text><x:r><x:t>${mark}:</x:t></x:r><x:r><x:t>Seven of nine</x:t></x:r></x:text></x:comment></x:commentList>`,
    ),
  });
}

function markedSlides(mark: string): Buffer {
  const slug = slugOf(mark);
  return ooxml({
    ...properties(mark),
    '_rels/.rels': rootOf('ppt/presentation.xml'),
    'ppt/presentation.xml': xml(
      'p:presentation',
      '<p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:custDataLst><p:tags r:id="rId3"/></p:custDataLst>',
    ),
    'ppt/_rels/presentation.xml.rels': relationships(
      ['slide', `slides/${slug}.xml`],
      ['commentAuthors', 'commentAuthors.xml'],
      ['tags', 'tags/tag1.xml'],
    ),
    'ppt/tags/tag1.xml': xml('p:tagLst', `<p:tag name="${slug}" val="${mark}"/>`),
    'ppt/commentAuthors.xml': xml(
      'p:cmAuthorLst',
      `<p:cmAuthor id="1" name="${mark}" initials="${mark.slice(0, 9)}" lastIdx="1" clrIdx="0"/>`,
    ),
    [`ppt/slides/${slug}.xml`]: xml(
      'p:sld',
      `<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id="2" name="${mark}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>What we changed</a:t></a:r></a:p></p:txBody></p:sp><p:pic><p:nvPicPr><p:cNvPr id="4" name="${mark}.jpg"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="rId2"/></p:blipFill><p:spPr/></p:pic></p:spTree></p:cSld>`,
    ),
    [`ppt/slides/_rels/${slug}.xml.rels`]: relationships(
      ['comments', '../comments/comment1.xml'],
      ['image', `../media/${slug}.jpg`],
    ),
    'ppt/comments/comment1.xml': xml(
      'p:cmLst',
      '<p:cm authorId="1" dt="2026-01-02T03:04:05.000" idx="1"><p:text>Larger letters</p:text></p:cm>',
    ),
    [`ppt/media/${slug}.jpg`]: markedJpeg(mark),
  });
}

function markedOpenDocument(kind: 'text' | 'spreadsheet' | 'presentation', mark: string): Buffer {
  const slug = slugOf(mark);
  const note = `<office:annotation><dc:creator>${mark}</dc:creator><dc:date>2026-01-02T03:04:05</dc:date><text:p>Why?</text:p></office:annotation>`;
  const picture = `<draw:frame draw:name="${mark}"><draw:image xlink:href="Pictures/${slug}.jpg"/></draw:frame>`;
  const text = 'Notes of the team';
  const bodies = {
    text: `<office:text><text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>${mark}</dc:creator><dc:date>2026-01-02T03:04:05</dc:date></office:change-info><text:p>was deleted</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>${text}${note}${picture}</text:p></office:text>`,
    spreadsheet: `<office:spreadsheet><table:table table:name="Scores"><table:table-row><table:table-cell>${note}<text:p>${text}</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>`,
    presentation: `<office:presentation><draw:page draw:name="page1"><draw:frame><draw:text-box><text:p>${text}</text:p></draw:text-box></draw:frame>${picture}</draw:page></office:presentation>`,
  };
  return odf(kind, bodies[kind], {
    'meta.xml': odfXml(
      'office:document-meta',
      `<office:meta><meta:initial-creator>${mark}</meta:initial-creator><dc:creator>${mark}</dc:creator><meta:user-defined meta:name="School">${mark}</meta:user-defined></office:meta>`,
    ),
    'settings.xml': odfXml(
      'office:document-settings',
      `<office:settings><config:config-item-set config:name="s"><config:config-item config:name="PrinterName" config:type="string">${mark}</config:config-item><config:config-item config:name="PrinterSetup" config:type="base64Binary">${Buffer.from(mark).toString('base64')}</config:config-item></config:config-item-set></office:settings>`,
    ),
    [`Pictures/${slug}.jpg`]: markedJpeg(mark),
    'Thumbnails/thumbnail.png': markedPng(mark),
    'META-INF/documentsignatures.xml': `<mark>${mark}</mark>`,
    [`${slug}/other.xml`]: `<mark>${mark}</mark>`,
  });
}

function markedMovie(mark: string, brand: string): Buffer {
  const text = (type: string, value: string) => box(type, Buffer.concat([u16(value.length, 0), latin(value)]));
  const userData = parent('udta', text('\xa9nam', mark), text('\xa9xyz', placeOfVideo), text('\xa9mak', mark));
  const keys = ['location.ISO6709', 'model'].map((key) => box('mdta', latin(`com.apple.quicktime.${key}`)));
  const values = [placeOfVideo, `Phone of ${mark}`].map((value, index) => {
    const data = parent('data', u32(1, 0), latin(value));
    return Buffer.concat([u32(data.length + 8, index + 1), data]);
  });
  const appleMeta = parent(
    'meta',
    full('hdlr', u32(0), latin('mdta'), Buffer.alloc(13)),
    full('keys', u32(2), ...keys),
    parent('ilst', ...values),
  );
  const packet = box('uuid', Buffer.concat([Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex'), latin(xmp(mark))]));
  const colors = box('colr', Buffer.concat([latin('prof'), colorProfile(mark)]));
  const pictures = {
    handler: 'vide',
    codec: 'avc1',
    samples: ['PICTURE1', 'PICTURE2'],
    inEntry: [colors, box('uuid', latin(mark))],
    extra: [userData],
  };
  const isSound = brand.startsWith('M4A');
  return movie({
    brand,
    mark: mark.slice(0, 31),
    tracks: [
      ...(isSound ? [] : [pictures]),
      { handler: 'soun', codec: 'mp4a', samples: ['SOUND1', 'SOUND2', 'SOUND3'] },
      ...(isSound ? [] : [{ handler: 'meta', codec: 'mebx', samples: [`${mark} was here`], extra: [appleMeta] }]),
    ],
    extra: [userData, appleMeta, packet, box('free', latin(mark))],
    after: [packet, box('skip', latin(mark)), parent('meta', latin(mark))],
  });
}

function markedWebm(mark: string): Buffer {
  const block = Buffer.concat([Buffer.from([0x81, 0, 40, 0x80]), latin('PICTURE1')]);
  const sample = Buffer.concat([Buffer.from([0x82, 0, 40, 0x80]), latin(`${mark} was here`)]);
  return Buffer.concat([
    ebmlHeader(),
    element(
      0x18538067,
      element(
        0x1549a966,
        element(0x2ad7b1, u32(1_000_000)),
        element(0x4489, Buffer.from('409f400000000000', 'hex')),
        element(0x7ba9, latin(mark)),
        element(0x4d80, latin(mark)),
        element(0x5741, latin(mark)),
      ),
      element(
        0x1654ae6b,
        element(
          0xae,
          element(0xd7, Buffer.from([1])),
          element(0x73c5, Buffer.from([1])),
          element(0x83, Buffer.from([1])),
          element(0x86, latin('V_VP8')),
          element(0x536e, latin(mark)),
          element(0xe0, element(0xb0, u16(64)), element(0xba, u16(32))),
        ),
        element(
          0xae,
          element(0xd7, Buffer.from([2])),
          element(0x83, Buffer.from([0x21])),
          element(0x86, latin('D_WEBVTT/METADATA')),
        ),
      ),
      element(
        0x1254c367,
        element(0x7373, element(0x67c8, element(0x45a3, latin('ARTIST')), element(0x4487, latin(mark)))),
      ),
      element(
        0x1941a469,
        element(
          0x61a7,
          element(0x466e, latin(`${mark}.txt`)),
          element(0x4660, latin('text/plain')),
          element(0x465c, latin(mark)),
        ),
      ),
      element(
        0x1f43b675,
        element(0xe7, Buffer.from([0])),
        element(0xa3, block),
        element(0xa3, sample),
        element(0xec, latin(mark)),
      ),
    ),
    element(0xec, latin(mark)),
  ]);
}

function markedMp3(mark: string): Buffer {
  const frames = Array.from({ length: 80 }, () => mp3Frame());
  const last = Buffer.alloc(128);
  last.write(`TAG${mark.slice(0, 30)}`, 'latin1');
  return Buffer.concat([
    id3({ TIT2: mark, TPE1: mark, TALB: mark, COMM: `eng\0${mark}`, PRIV: mark, TXXX: `School\0${mark}` }),
    ...frames,
    last,
  ]);
}

function markedWav(mark: string): Buffer {
  const info = Buffer.concat([
    latin('INFO'),
    riffChunk('IART', latin(mark)),
    riffChunk('ICMT', latin(mark)),
    riffChunk('INAM', latin(mark)),
  ]);
  return wav(
    riffChunk('bext', latin(mark.padEnd(602, '\0'))),
    wavFormat(),
    riffChunk('LIST', info),
    riffChunk('iXML', latin(`<BWFXML><NOTE>${mark}</NOTE></BWFXML>`)),
    riffChunk('_PMX', latin(xmp(mark))),
    riffChunk('data', Buffer.alloc(16_000, 128)),
    riffChunk('id3 ', id3({ TPE1: mark })),
  );
}

function markedFlac(mark: string): Buffer {
  return Buffer.concat([
    latin('fLaC'),
    flacBlock(0, flacStream(44_100)),
    flacBlock(4, vorbisComments(mark, [`ARTIST=${mark}`, `TITLE=${mark}`])),
    flacBlock(2, latin(`MARK${mark}`)),
    flacBlock(
      6,
      Buffer.concat([u32(3, 10), latin('image/jpeg'), u32(mark.length), latin(mark), u32(0, 0, 0, 0, 0)]),
      true,
    ),
    Buffer.from([0xff, 0xf8, 0xc9, 0x18, 0, 0, 0, 0]),
    Buffer.alloc(200, 1),
  ]);
}
