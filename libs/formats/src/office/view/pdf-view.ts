import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MadeFile, Passage } from '../../format.js';
import { pdfFormat } from '../../pdf/pdf.format.js';
import { pdfByLibreOffice } from './libre-office.js';
import { appendPages, notesDocument } from './speaker-notes.js';

export interface PdfView {
  view: MadeFile;
  /** Pages of the document. Those of its speaker notes do not count. */
  pages: number | null;
}

/**
 * The pages of a blind copy as a PDF, by LibreOffice. Speaker notes follow the last slide, so the number of a slide is
 * the number of its page. Null when LibreOffice fails or takes too long.
 */
export async function pdfView(
  soffice: string,
  copy: { bytes: Uint8Array; extension: string; notes: readonly Passage[] },
  folder: string,
): Promise<PdfView | null> {
  const work = join(folder, 'pages');
  const clean = join(folder, 'view');
  await mkdir(work, { recursive: true });
  await mkdir(clean, { recursive: true });
  try {
    const source = join(work, `document.${copy.extension}`);
    await writeFile(source, copy.bytes);
    const path = await pdfByLibreOffice(soffice, source);
    if (path === null) return null;
    const added = copy.notes.length === 0 ? 0 : await addNotes(soffice, copy.notes, path, work);
    if (added === null) return null;
    const pdf = await pdfFormat.prepare({ path, mediaType: 'application/pdf', size: (await stat(path)).size }, clean);
    return pdf.copy === null ? null : { view: pdf.copy, pages: pdf.pages === null ? null : pdf.pages - added };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * Adds speaker notes to a PDF, and returns the number of their pages. Null when LibreOffice fails. It can also draw
 * pages of notes itself, but cuts off notes that are longer than a page.
 */
async function addNotes(soffice: string, notes: readonly Passage[], pdf: string, work: string): Promise<number | null> {
  const source = join(work, 'notes.fodt');
  await writeFile(source, notesDocument(notes));
  const made = await pdfByLibreOffice(soffice, source);
  return made === null ? null : appendPages(pdf, made).catch(() => null);
}
