import { strToU8, zipSync } from 'fflate';
import { agenda, school } from './story.js';

const packaging = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** English Metric Units in an inch. Word measures pictures in them. */
const emuPerInch = 914_400;
const pictureWidth = Math.round(6.5 * emuPerInch);

/** A Word document (DOCX): the agenda of a team meeting as a table, its notes, and the chart that hung on the wall. */
export function makeAgenda(chart: { png: Buffer; width: number; height: number }): Buffer {
  const parts = {
    '[Content_Types].xml': `${xml}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${wordType}.styles+xml"/></Types>`,
    '_rels/.rels': relationships({ document: ['officeDocument', 'word/document.xml'] }),
    'word/_rels/document.xml.rels': relationships({
      styles: ['styles', 'styles.xml'],
      chart: ['image', 'media/chart.png'],
    }),
    'word/styles.xml': styles(),
    'word/document.xml': document(Math.round((pictureWidth * chart.height) / chart.width)),
  };
  const texts = Object.fromEntries(Object.entries(parts).map(([path, content]) => [path, strToU8(content)]));
  // A fixed time, so that the document is the same in every run.
  return Buffer.from(
    zipSync(
      { ...texts, 'word/media/chart.png': [chart.png, { level: 0 }] },
      { level: 6, mtime: new Date(2025, 4, 16) },
    ),
  );
}

function relationships(targets: Record<string, readonly [type: string, target: string]>): string {
  const entries = Object.entries(targets).map(
    ([id, [type, target]]) => `<Relationship Id="${id}" Type="${office}/relationships/${type}" Target="${target}"/>`,
  );
  return `${xml}<Relationships xmlns="${packaging}/relationships">${entries.join('')}</Relationships>`;
}

function styles(): string {
  const heading = (id: string, name: string, level: number, size: number) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="${level}"/></w:pPr><w:rPr><w:b/><w:sz w:val="${size}"/></w:rPr></w:style>`;
  return `${xml}<w:styles xmlns:w="${word}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr></w:style>${heading('Heading1', 'heading 1', 0, 36)}${heading('Heading2', 'heading 2', 1, 26)}</w:styles>`;
}

function document(pictureHeight: number): string {
  const rows = agenda.steps.map(([time, step]) => `<w:tr>${cell(1200, time)}${cell(8160, step)}</w:tr>`).join('');
  const border = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:color="A0A0A0"/>`)
    .join('');
  const body = [
    paragraph(agenda.title, 'Heading1'),
    paragraph(school),
    paragraph(agenda.purpose),
    paragraph('Agenda', 'Heading2'),
    `<w:tbl><w:tblPr><w:tblW w:w="9360" w:type="dxa"/><w:tblBorders>${border}</w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="1200"/><w:gridCol w:w="8160"/></w:tblGrid>${rows}</w:tbl>`,
    paragraph('Notes', 'Heading2'),
    ...agenda.notes.map((note) => paragraph(note)),
    paragraph('The chart on the wall', 'Heading2'),
    picture(pictureHeight),
  ];
  return `${xml}<w:document xmlns:w="${word}" xmlns:r="${office}/relationships"><w:body>${body.join('')}<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`;
}

function paragraph(text: string, style?: string): string {
  const properties = style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : '';
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
}

function cell(width: number, text: string): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph(text)}</w:tc>`;
}

function picture(height: number): string {
  const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
  const extent = `cx="${pictureWidth}" cy="${height}"`;
  const description =
    'id="1" name="Chart" descr="The share of visited lessons in which students explained their thinking to each other, from September to April."';
  return `<w:p><w:r><w:drawing><wp:inline xmlns:wp="${drawing}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/><wp:docPr ${description}/><a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/picture"><pic:pic xmlns:pic="${drawing}/picture"><pic:nvPicPr><pic:cNvPr ${description}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="chart"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
