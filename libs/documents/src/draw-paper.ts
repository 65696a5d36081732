import { buffer } from 'node:stream/consumers';
import { Paper } from './paper.js';
import type { Writing as Writer } from './writing.js';

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

/** Missing in the types of pdfkit. */
const universalAccess = 'PDF/UA' as string as PDFKit.Mixins.PDFSubsets;

/** In points: an inch at the sides, a little less above, and room for the foot below. */
const margins = { top: 64, bottom: 72, left: 72, right: 72 };
const footSize = 8.5;

/**
 * Draws a paper as a tagged PDF (PDF/UA), US Letter, with embedded fonts. The same title, instant and calls give the same
 * bytes, in any process and at any time. pdfkit is loaded with the first paper, and the fonts of a script with the first
 * text that needs them. `draw` runs again after they are loaded, so it must not change anything but the paper.
 */
export async function drawPaper(about: PaperAbout, draw: (paper: Paper) => void): Promise<Buffer> {
  const [{ default: PDFDocument }, { Letters }, { Writing }] = await Promise.all([
    import('pdfkit'),
    import('./lettering/letters.js'),
    import('./writing.js'),
  ]);
  const letters = new Letters();
  for (;;) {
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
    const writing = new Writing(pdf, letters);
    draw(new Paper(pdf, writing));
    drawFeet(pdf, writing, about.foot);
    if (await letters.load()) continue;
    const bytes = buffer(pdf);
    pdf.end();
    return bytes;
  }
}

function drawFeet(pdf: PDFKit.PDFDocument, writing: Writer, foot: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let number = 1; number <= count; number += 1) {
    pdf.switchToPage(start + number - 1);
    const { page } = pdf;
    const [y, width] = [page.height - margins.bottom + 24, page.width - margins.left - margins.right];
    page.margins.bottom = 0; // Otherwise a line below the margin opens a new page.
    pdf.markContent('Artifact', { type: 'Pagination' });
    const style = { face: 'text', size: footSize, ink: 'soft' } as const;
    writing.line(foot, style, { x: margins.left, y, width: width - 80 });
    pdf.text(`${number} of ${count}`, margins.left, y, { width, align: 'right', lineBreak: false });
    pdf.endMarkedContent();
    page.margins.bottom = margins.bottom;
  }
}
