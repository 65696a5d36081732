import { PDFDocument, type PDFFont, type PDFImage, type PDFPage, rgb, StandardFonts } from 'pdf-lib';
import { plan, school, walkthroughs } from './story.js';

const letter = { width: 612, height: 792 };
const margin = 72;
const ink = rgb(0.11, 0.17, 0.17);
const faint = rgb(0.32, 0.38, 0.37);
const accent = rgb(0.18, 0.44, 0.45);
/** Printed instead of the current day, so that the document is the same in every run. */
const writtenOn = new Date('2025-05-16T15:00:00Z');

/** A PDF plan of eight pages: a title, a page for each chapter, and the figures with their chart. */
export async function makeDocument(chart: Buffer): Promise<Buffer> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.setTitle('A year of talk in lessons');
  pdf.setAuthor(school);
  pdf.setLanguage('en-US');
  pdf.setCreationDate(writtenOn);
  pdf.setModificationDate(writtenOn);
  const fonts = {
    text: await pdf.embedFont(StandardFonts.TimesRoman),
    heading: await pdf.embedFont(StandardFonts.HelveticaBold),
  };
  const picture = await pdf.embedPng(chart);

  drawTitle(newPage(pdf), fonts);
  for (const { title, paragraphs } of plan) drawChapter(newPage(pdf), fonts, title, paragraphs);
  drawFigures(newPage(pdf), fonts, picture);
  pdf
    .getPages()
    .forEach((page, index) =>
      page.drawText(`${school}  ·  ${index + 1}`, { x: margin, y: 40, size: 9, font: fonts.text, color: faint }),
    );
  return Buffer.from(await pdf.save());
}

interface Fonts {
  text: PDFFont;
  heading: PDFFont;
}

function newPage(pdf: PDFDocument): PDFPage {
  return pdf.addPage([letter.width, letter.height]);
}

function drawTitle(page: PDFPage, { text, heading }: Fonts): void {
  page.drawRectangle({ x: margin, y: 560, width: 60, height: 6, color: accent });
  page.drawText('A year of talk in lessons', { x: margin, y: 510, size: 30, font: heading, color: ink });
  page.drawText('Plan for learning and teaching, with what came of it', {
    x: margin,
    y: 480,
    size: 14,
    font: text,
    color: faint,
  });
  plan.forEach(({ title }, index) =>
    page.drawText(`${index + 2}   ${title}`, { x: margin, y: 400 - index * 24, size: 12, font: text, color: ink }),
  );
}

function drawChapter(page: PDFPage, { text, heading }: Fonts, title: string, paragraphs: readonly string[]): void {
  page.drawText(title, { x: margin, y: 690, size: 22, font: heading, color: ink });
  let y = 645;
  for (const paragraph of paragraphs) {
    for (const line of linesOf(paragraph, text, 12)) {
      page.drawText(line, { x: margin, y, size: 12, font: text, color: ink });
      y -= 18;
    }
    y -= 12;
  }
}

function drawFigures(page: PDFPage, { text, heading }: Fonts, chart: PDFImage): void {
  page.drawText('The visits in figures', { x: margin, y: 690, size: 22, font: heading, color: ink });
  const width = letter.width - 2 * margin;
  const height = (width * chart.height) / chart.width;
  page.drawImage(chart, { x: margin, y: 660 - height, width, height });
  const top = 630 - height;
  const columns = [margin, margin + 160, margin + 320];
  ['Month', 'Lessons visited', 'Seen in'].forEach((label, column) =>
    page.drawText(label, { x: columns[column], y: top, size: 11, font: heading, color: accent }),
  );
  walkthroughs.forEach(({ month, visits, seen }, row) =>
    [month, String(visits), String(seen)].forEach((cell, column) =>
      page.drawText(cell, { x: columns[column], y: top - 20 * (row + 1), size: 11, font: text, color: ink }),
    ),
  );
}

function linesOf(paragraph: string, font: PDFFont, size: number): string[] {
  const lines: string[] = [];
  for (const word of paragraph.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && font.widthOfTextAtSize(`${line} ${word}`, size) <= letter.width - 2 * margin)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
