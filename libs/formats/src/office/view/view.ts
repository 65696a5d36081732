import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MadeFile } from '../../format.js';
import type { BlindCopy } from '../blind-copy.js';
import type { Reading } from '../passages.js';
import { outlineHtml } from './outline-html.js';
import { pdfView } from './pdf-view.js';
import { wordHtml } from './word-html.js';
import { workbookHtml } from './workbook-html.js';

/** What the page shows of a blind copy: its pages where LibreOffice is installed, and otherwise a plain page. */
export async function viewOf(
  copy: BlindCopy,
  reading: Reading,
  { soffice, folder }: { soffice: string | null; folder: string },
): Promise<{ view: MadeFile; pages: number | null }> {
  const pdf = soffice === null ? null : await pdfView(soffice, { ...copy, notes: reading.notes }, folder);
  if (pdf !== null) return pdf;
  const path = join(folder, 'view.html');
  await writeFile(path, await htmlOf(copy, reading));
  return { view: { path, mediaType: 'text/html' }, pages: reading.pages };
}

async function htmlOf({ extension, bytes, entries }: BlindCopy, { passages }: Reading): Promise<string> {
  switch (extension) {
    case 'docx':
      // A document that the library cannot read still has its text.
      return wordHtml(bytes).catch(() => outlineHtml(passages, null));
    case 'xlsx':
      return workbookHtml(entries);
    case 'ods':
      return outlineHtml(passages, 'Sheet');
    case 'odt':
      return outlineHtml(passages, null);
    default:
      return outlineHtml(passages, 'Slide');
  }
}
