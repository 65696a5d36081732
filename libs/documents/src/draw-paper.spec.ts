import { describe, expect, it } from '@jest/globals';
import { openPdf } from '#testing';
import { drawPaper, type Paper } from './index.js';

const about = {
  title: 'Receipt',
  author: 'Laurel',
  at: new Date('2026-03-02T15:00:00.000Z'),
  foot: 'Receipt of a submission',
};

const everything = (paper: Paper) => {
  paper.title('Receipt', { above: 'Laurel' });
  paper.paragraph('Zoë Nuñez submitted four artifacts.');
  paper.facts([
    ['Sealed', 'March 2, 2026, 9:00 a.m. CST'],
    ['Receipt', 'a'.repeat(64)],
  ]);
  paper.heading('Files');
  paper.table(
    [
      { name: 'File', share: 2 },
      { name: 'Bytes', share: 1 },
    ],
    Array.from({ length: 80 }, (_, row) => [
      `A file with a rather long name, number ${row}, that needs two lines`,
      String(row),
    ]),
  );
  paper.list(['One', 'Two']);
  paper.rule();
};

/** What a PDF reader finds: each page's text, and the structure in reading order. */
async function read(bytes: Buffer) {
  const pdf = await openPdf(bytes);
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const text = (await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ');
    pages.push({ text, structure: JSON.stringify(await page.getStructTree()) });
  }
  const { info } = await pdf.getMetadata();
  await pdf.loadingTask.destroy();
  return { pages, info: info as Record<string, unknown> };
}

describe('a paper', () => {
  it('has the same bytes for the same contents, and other bytes for another instant', async () => {
    const [once, again, later] = [
      await drawPaper(about, everything),
      await drawPaper(about, everything),
      await drawPaper({ ...about, at: new Date('2026-03-03T15:00:00.000Z') }, everything),
    ];
    expect(once.equals(again)).toBe(true);
    expect(once.equals(later)).toBe(false);
  });

  it('has the same bytes with a picture and a QR code too', async () => {
    const pixel = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const draw = () =>
      drawPaper(about, (paper) => {
        paper.picture(pixel, { width: 100, alt: 'A point' });
        paper.code({ size: 3, get: (row, column) => row === column }, { width: 110, alt: 'A code' });
      });
    const once = await draw();
    for (let again = 0; again < 5; again += 1) expect((await draw()).equals(once)).toBe(true);
    expect((await read(once)).pages[0]!.structure).toContain('"A code"');
  });

  it('numbers its pages, and marks headings, tables and lists for screen readers', async () => {
    const { pages, info } = await read(await drawPaper(about, everything));
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach(({ text }, index) => expect(text).toContain(`${index + 1} of ${pages.length}`));
    expect(pages[0]!.text).toContain('Zoë Nuñez');
    for (const role of ['H1', 'H2', 'Table', 'TH', 'TD']) expect(pages[0]!.structure).toContain(`"${role}"`);
    expect(pages.at(-1)!.structure).toContain('"LI"');
    expect(info).toMatchObject({ Title: 'Receipt', Language: 'en-US', IsAcroFormPresent: false });
  });

  it('reads each font once, however often it is used', async () => {
    const bytes = await drawPaper(about, (paper) => {
      paper.list(['One', 'Two', 'Three']);
      paper.heading('Another face');
    });
    const numbers = bytes.toString('latin1').match(/\/F\d+(?= )/g); // counts the files that pdfkit reads
    expect(new Set(numbers)).toEqual(new Set(['/F1', '/F2']));
  });

  it('prints anything that a person may have written, to the last word', async () => {
    const written = `${'word '.repeat(3_000)}end of it, Ω Ж ệ, <b>&amp;</b>`;
    const { pages } = await read(await drawPaper(about, (paper) => paper.paragraph(written)));
    expect(pages.at(-1)!.text).toContain('end of it, Ω Ж ệ, <b>&amp;</b>');
  });
});
