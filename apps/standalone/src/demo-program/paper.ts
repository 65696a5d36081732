import { PDFDocument, StandardFonts } from 'pdf-lib';
import { textOn } from './texts.js';
import type { Topic } from './topics.js';

const letter = { width: 612, height: 792 };
const margin = 72;
const lineHeight = 17;
const charactersInALine = 84;

/** The pages of a paper on the topic. */
export const pagesOfPaper = 3;

/** A short PDF of notes on the topic, the same bytes in every run. */
export async function paperOn(topic: Topic): Promise<Buffer> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const [text, heading] = [
    await pdf.embedFont(StandardFonts.TimesRoman),
    await pdf.embedFont(StandardFonts.HelveticaBold),
  ];
  for (let number = 0; number < pagesOfPaper; number += 1) {
    const page = pdf.addPage([letter.width, letter.height]);
    page.drawText(`${topic.title}: notes ${number + 1}`, {
      x: margin,
      y: letter.height - margin,
      size: 18,
      font: heading,
    });
    let y = letter.height - margin - 2 * lineHeight;
    for (const paragraph of textOn(topic, { words: 260, start: 7 * (number + 1) }).split('\n\n')) {
      for (const line of linesOf(paragraph)) {
        page.drawText(line, { x: margin, y, size: 11.5, font: text });
        y -= lineHeight;
      }
      y -= lineHeight / 2;
    }
  }
  return Buffer.from(await pdf.save());
}

function linesOf(paragraph: string): string[] {
  const lines = [''];
  for (const word of paragraph.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= charactersInALine) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
