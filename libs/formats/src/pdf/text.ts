import { closeSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { mostText, type Passage } from '../format.js';

/** The text of further pages is not read. */
export const mostPagesRead = 500;
/** Reading text ends after this time, in milliseconds, wherever it is. */
const longest = 60_000;
const portion = 65_536;

/** No viewer opens the document. */
export class CannotOpen extends Error {}

/**
 * The text of a PDF, page by page, as the viewer in the page finds it.
 * @throws CannotOpen
 */
export async function textOfPages(path: string, size: number): Promise<{ pages: number; passages: Passage[] }> {
  const { getDocument, PDFDataRangeTransport } = await viewer();
  const file = openSync(path, 'r');
  /** Gives the viewer the parts it asks for, so that a long scan is never read whole. */
  class Transport extends PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      const bytes = Buffer.alloc(end - begin);
      const count = readSync(file, bytes, 0, bytes.length, begin);
      queueMicrotask(() => this.onDataRange(begin, new Uint8Array(bytes.subarray(0, count))));
    }
  }
  const resources = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const loading = getDocument({
    range: new Transport(size, null),
    rangeChunkSize: portion,
    disableAutoFetch: true,
    disableStream: true,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: false,
    cMapUrl: join(resources, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(resources, 'standard_fonts/'),
    useWorkerFetch: false,
    verbosity: 0,
  });
  try {
    const document = await loading.promise.catch(() => {
      throw new CannotOpen();
    });
    return { pages: document.numPages, passages: await read(document) };
  } finally {
    await loading.destroy().catch(() => undefined);
    closeSync(file);
  }
}

async function read(document: PDFDocumentProxy): Promise<Passage[]> {
  const passages: Passage[] = [];
  const stop = performance.now() + longest;
  let left = mostText;
  let drawn = 0;
  const pages = Math.min(document.numPages, mostPagesRead);
  for (let number = 1; number <= pages && left > 0 && performance.now() < stop; number++) {
    const text = await textOfPage(document, number).catch(() => null);
    if (text !== null) drawn++;
    if (text?.trim()) passages.push({ page: number, text: text.slice(0, left) });
    left -= text?.length ?? 0;
  }
  if (pages > 0 && drawn === 0) throw new CannotOpen();
  return passages;
}

async function textOfPage(document: PDFDocumentProxy, number: number): Promise<string> {
  const page = await document.getPage(number);
  try {
    const { items } = await page.getTextContent();
    return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  } finally {
    page.cleanup();
  }
}

/** The viewer's parts, so that it looks for none of them itself: it would not find them in a bundle. */
async function viewer() {
  const parts = globalThis as { pdfjsWorker?: unknown };
  parts.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}
