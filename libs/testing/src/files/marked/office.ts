import {
  odf,
  odfXml,
  ooxml,
  type PackageFiles,
  paragraph,
  relationships,
  wordFile,
  xml,
} from '../../../../formats/test/office-files.js';
import { markedJpeg, markedPng } from './pictures.js';

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

export function markedWord(mark: string): Buffer {
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

export function markedWorkbook(mark: string): Buffer {
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

export function markedSlides(mark: string): Buffer {
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

export function markedOpenDocument(kind: 'text' | 'spreadsheet' | 'presentation', mark: string): Buffer {
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
