import { closeSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import { mostText, type Passage } from '../format.js';
import { loadPdfjs } from './pdfjs.js';
import { TooComplex } from './values.js';

/** The text of further pages is not read. */
export const mostPagesRead = 500;
/**
 * Reading text ends after this time, in milliseconds, wherever it is. It is half of what the whole file may take, so the
 * text that was read still counts.
 */
const longest = 60_000;
/** Memory of the thread that reads, in MB. The rest of what the process may take is for the document and its copy. */
const mostMemory = 1_000;
const portion = 65_536;

/** No viewer opens the document. */
export class CannotOpen extends Error {}

/**
 * The text of a PDF, page by page, as the viewer in the page finds it. A thread of its own reads, so that a document
 * with endless work cannot hold up anything. What was read in time is returned.
 * @throws CannotOpen, or TooComplex when not one page was read in time
 */
export async function textOfPages(
  path: string,
  size: number,
  { within = longest } = {},
): Promise<{ pages: number; passages: Passage[] }> {
  const { getDocument, PDFDataRangeTransport, PDFWorker } = await loadPdfjs();
  const file = openSync(path, 'r');
  /** Gives the viewer the parts it asks for, so that a long scan is never read whole. */
  class Transport extends PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      const bytes = Buffer.alloc(end - begin);
      const count = readSync(file, bytes, 0, bytes.length, begin);
      queueMicrotask(() => this.onDataRange(begin, new Uint8Array(bytes.subarray(0, count))));
    }
  }
  const thread = startThread();
  const worker = PDFWorker.create({ port: thread.port as never }) as PDFWorker;
  const loading = getDocument({
    worker,
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
  const timer = new AbortController();
  const late = ended(thread.worker, within, timer.signal);
  const reading: Reading = { pages: null, read: 0, passages: [] };
  const work = async () => {
    const document = await loading.promise.catch(() => {
      throw new CannotOpen();
    });
    reading.pages = document.numPages;
    await read(document, reading, timer.signal);
    return 'read' as const;
  };
  const working = work();
  working.catch(() => undefined);
  try {
    const outcome = await Promise.race([working, late]);
    if (reading.read === 0 && reading.pages !== 0)
      throw outcome === 'late' ? new TooComplex('no page') : new CannotOpen();
    return { pages: reading.pages ?? 0, passages: reading.passages };
  } finally {
    timer.abort();
    void loading.destroy().catch(() => undefined);
    worker.destroy();
    thread.port.close();
    await thread.worker.terminate();
    closeSync(file);
  }
}

const resources = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** The half of the viewer that reads documents, in a thread. */
function startThread() {
  const { port1: port, port2: theirs } = new MessageChannel();
  const script = pathToFileURL(join(resources, 'legacy/build/pdf.worker.mjs')).href;
  const worker = new Worker(
    `const { workerData } = require('node:worker_threads');
    import(workerData.script).then(({ WorkerMessageHandler }) => {
      WorkerMessageHandler.initializeFromPort(workerData.port);
      workerData.port.start();
    });`,
    {
      eval: true,
      workerData: { script, port: theirs },
      transferList: [theirs],
      resourceLimits: { maxOldGenerationSizeMb: mostMemory },
      execArgv: [],
      stdout: true,
      stderr: true,
    },
  );
  return { worker, port };
}

/** Resolves when the time is over, or the thread has ended because it needed too much memory. */
function ended(worker: Worker, within: number, signal: AbortSignal): Promise<'late'> {
  return new Promise((resolve) => {
    const timeout = setTimeout(() => resolve('late'), within);
    worker.once('error', () => resolve('late'));
    signal.addEventListener('abort', () => clearTimeout(timeout));
  });
}

interface Reading {
  pages: number | null;
  /** How many pages could be read. */
  read: number;
  passages: Passage[];
}

async function read(document: PDFDocumentProxy, reading: Reading, signal: AbortSignal): Promise<void> {
  let left = mostText;
  const pages = Math.min(document.numPages, mostPagesRead);
  for (let number = 1; number <= pages && left > 0 && !signal.aborted; number++) {
    const text = await textOfPage(document, number).catch(() => null);
    if (text === null) continue;
    reading.read++;
    if (text.trim()) reading.passages.push({ page: number, text: text.slice(0, left) });
    left -= text.length;
  }
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
