/** A small, complete PDF with these lines of ASCII text, each on a page of its own. */
export function samplePdf(...pages: string[]): Buffer {
  return pdfOf(pages.length === 0 ? ['Agenda of the data meeting'] : pages, Buffer.alloc(0));
}

/** A complete PDF of one page that has these bytes in it as well, so that it is as large as the test needs. */
export function samplePdfWith(filling: Uint8Array): Buffer {
  return pdfOf(['Agenda of the data meeting'], Buffer.from(filling));
}

function pdfOf(lines: string[], filling: Buffer): Buffer {
  const kids = lines.map((_, page) => `${4 + 2 * page} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${lines.length} /Kids [${kids}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...lines.flatMap((line, page) => {
      const drawn = `BT /F1 12 Tf 72 720 Td (${line.replace(/[\\()]/g, '\\$&')}) Tj ET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${5 + 2 * page} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        stream(drawn),
      ];
    }),
    ...(filling.length === 0 ? [] : [stream(filling.toString('latin1'))]),
  ];
  let text = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
