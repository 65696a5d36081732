import { oldPdf, pagesSaying, stream } from '../../../formats/test/sample-pdfs.js';

/** A small, complete PDF with these lines of ASCII text, each on a page of its own. */
export function samplePdf(...lines: string[]): Buffer {
  return oldPdf(pagesSaying(lines.length === 0 ? ['Agenda of the data meeting'] : lines));
}

/** A complete PDF of one page that has these bytes in it as well, so that it is as large as the test needs. */
export function samplePdfWith(filling: Uint8Array): Buffer {
  return oldPdf({ ...pagesSaying(['Agenda of the data meeting']), 4: stream('', Buffer.from(filling)) });
}
