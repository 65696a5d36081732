import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import { faces, inks, Paper } from './paper.js';

export interface PaperAbout {
  title: string;
  /** The organization that issues the paper. */
  author: string;
  /** The date of the document, in UTC. Never the current time, so that the same records give the same bytes. */
  at: Date;
  /** A line at the bottom of each page, next to the page number. */
  foot: string;
  landscape?: boolean;
}

const { resolve } = createRequire(import.meta.url);
const fonts = {
  [faces.text]: resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
  [faces.strong]: resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
};

/** Missing in the types of pdfkit. */
const universalAccess = 'PDF/UA' as string as PDFKit.Mixins.PDFSubsets;

/** In points: an inch at the sides, a little less above, and room for the foot below. */
const margins = { top: 64, bottom: 72, left: 72, right: 72 };
const footSize = 8.5;

/**
 * Draws a paper as a tagged PDF (PDF/UA), US Letter, with an embedded font. The same title, instant and calls give the same
 * bytes, in any process and at any time. pdfkit is loaded with the first paper.
 */
export async function drawPaper(about: PaperAbout, draw: (paper: Paper) => void): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit');
  const pdf = new PDFDocument({
    size: 'LETTER',
    layout: about.landscape === true ? 'landscape' : 'portrait',
    margins,
    bufferPages: true,
    font: '', // Otherwise pdfkit caches the font under its path, and reads it again whenever it is requested by name.
    pdfVersion: '1.7',
    subset: universalAccess,
    tagged: true,
    lang: 'en-US',
    displayTitle: true,
    info: {
      Title: about.title,
      Author: about.author,
      Creator: 'Laurel',
      Producer: 'Laurel',
      CreationDate: about.at,
      ModDate: about.at,
    },
  });
  const bytes = buffer(pdf);
  pdf.registerFont(faces.text, fonts.text).registerFont(faces.strong, fonts.strong);
  draw(new Paper(pdf));
  drawFeet(pdf, about.foot);
  pdf.end();
  return bytes;
}

function drawFeet(pdf: PDFKit.PDFDocument, foot: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let number = 1; number <= count; number += 1) {
    pdf.switchToPage(start + number - 1);
    const { page } = pdf;
    const [y, width] = [page.height - margins.bottom + 24, page.width - margins.left - margins.right];
    page.margins.bottom = 0; // Otherwise a line below the margin opens a new page.
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf.font(faces.text).fontSize(footSize).fillColor(inks.soft);
    pdf.text(foot, margins.left, y, { width: width - 80, lineBreak: false, ellipsis: true });
    pdf.text(`${number} of ${count}`, margins.left, y, { width, align: 'right', lineBreak: false });
    pdf.endMarkedContent();
    page.margins.bottom = margins.bottom;
  }
}
