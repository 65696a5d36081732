import { getDocument, type PDFDocumentProxy, type PDFPageProxy, PDFWorker, TextLayer } from 'pdfjs-dist';
import PdfWorker from 'pdfjs-dist/build/pdf.worker.min.mjs?worker';
import { PdfBinaries } from './pdf-binaries';
import type { Tile } from './pdf-tiles';

/**
 * Opens a PDF, at an address or in memory, in its own worker. Requested pages are fetched first, by ranges, and the rest after them. No script in
 * the document runs.
 */
export function openPdf(source: string | Uint8Array<ArrayBuffer>): {
  opened: Promise<PDFDocumentProxy>;
  close: () => void;
} {
  const port = new PdfWorker();
  const worker = PDFWorker.create({ port });
  const loading = getDocument({
    ...(typeof source === 'string' ? { url: source } : { data: source }),
    worker,
    isEvalSupported: false,
    enableXfa: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    BinaryDataFactory: PdfBinaries,
    cMapPacked: true,
    verbosity: 0,
  });
  const close = async () => {
    await loading.destroy().catch(() => undefined);
    worker.destroy();
    port.terminate();
  };
  return { opened: loading.promise, close: () => void close() };
}

export interface PartOfPage {
  /** CSS pixels for each unit of the page. */
  scale: number;
  /** Pixels of the screen for each CSS pixel. */
  density: number;
  tile: Tile;
}

/** Something that takes a while and can be stopped. Stopping it is not a failure. */
export interface Drawing {
  drawn: Promise<void>;
  stop: () => void;
}

/** Draws a part of a page on a canvas in this element. Stopping frees the canvas. */
export function drawPart(page: PDFPageProxy, { scale, density, tile }: PartOfPage, into: HTMLElement): Drawing {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  canvas.width = tile.width;
  canvas.height = tile.height;
  into.replaceChildren(canvas);
  const task = page.render({
    canvas,
    viewport: page.getViewport({ scale }),
    transform: [density, 0, 0, density, -tile.x, -tile.y],
  });
  return stoppable(task.promise, () => {
    task.cancel();
    canvas.remove();
    canvas.width = canvas.height = 0; // Safari keeps the memory of a canvas until it is empty
  });
}

/** Puts the text of a page over its picture, invisible, for selecting, searching, and screen readers. */
export function layText(page: PDFPageProxy, scale: number, into: HTMLElement): Drawing {
  const viewport = page.getViewport({ scale });
  into.replaceChildren();
  into.style.setProperty('--total-scale-factor', String(viewport.scale));
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: into, viewport });
  return stoppable(layer.render(), () => layer.cancel());
}

function stoppable(work: Promise<unknown>, cancel: () => void): Drawing {
  let stopped = false;
  return {
    drawn: work.then(
      () => undefined,
      (error: unknown) => {
        if (!stopped) throw error;
      },
    ),
    stop: () => {
      stopped = true;
      cancel();
    },
  };
}
