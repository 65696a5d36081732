import { readFile, writeFile } from 'node:fs/promises';
import { PDFDocument } from 'pdf-lib';
import type { Passage } from '../../format.js';
import { escapeText } from '../rewrite-xml.js';

const openDocument = 'urn:oasis:names:tc:opendocument:xmlns';

/** A document with the notes of each slide below its number, as one OpenDocument XML file. */
export function notesDocument(notes: readonly Passage[]): string {
  const blocks = notes.map(({ page, text }) => {
    const lines = text.split('\n').map((line) => `<text:p>${escapeText(line)}</text:p>`);
    return `<text:h text:outline-level="1">Notes for slide ${page}</text:h>${lines.join('')}`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="${openDocument}:office:1.0" xmlns:text="${openDocument}:text:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>${blocks.join('')}</office:text></office:body></office:document>
`;
}

/** Adds the pages of one PDF to the end of another, and returns their number. */
export async function appendPages(path: string, more: string): Promise<number> {
  const pdf = await PDFDocument.load(await readFile(path), { updateMetadata: false });
  const source = await PDFDocument.load(await readFile(more));
  const pages = await pdf.copyPages(source, source.getPageIndices());
  for (const page of pages) pdf.addPage(page);
  await writeFile(path, await pdf.save());
  return pages.length;
}
