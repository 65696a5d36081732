import type { PDFDocumentProxy } from 'pdfjs-dist';
import { loadPdfjs, withoutReplacing } from '../src/pdf/pdfjs.js';

/** Opens a PDF as a reader's viewer does, but in this thread. Destroy its `loadingTask` when you have read it. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const { getDocument } = await loadPdfjs();
  const worker = 'pdfjs-dist/legacy/build/pdf.worker.mjs'; // it has no types, and would be loaded by the first document
  await withoutReplacing(() => import(worker));
  return getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
}
