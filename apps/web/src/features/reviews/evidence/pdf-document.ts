import { getDocument, type PDFDocumentProxy, PDFWorker, TextLayer } from 'pdfjs-dist';
import PdfWorker from 'pdfjs-dist/build/pdf.worker.min.mjs?worker';
import { PdfBinaries } from './pdf-binaries';

/**
 * Opens a PDF in its own worker. Requested pages are fetched first, by ranges, and the rest after them. No script in
 * the document runs.
 */
export function openPdf(href: string): { opened: Promise<PDFDocumentProxy>; close: () => void } {
  const port = new PdfWorker();
  const worker = PDFWorker.create({ port });
  const loading = getDocument({
    url: href,
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

export interface Surface {
  canvas: HTMLCanvasElement;
  /** Where the text goes, invisible over the picture, for selecting, searching, and screen readers. */
  text: HTMLElement;
}

/** Draws a page at a width in CSS pixels. Returns a way to stop, and a promise for when it is done. */
export function drawPage(
  document: PDFDocumentProxy,
  number: number,
  width: number,
  { canvas, text }: Surface,
): { drawn: Promise<void>; stop: () => void } {
  let stopped = false;
  let stopDrawing: (() => void) | undefined;
  const draw = async () => {
    const page = await document.getPage(number);
    if (stopped) return;
    const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
    const density = Math.min(window.devicePixelRatio || 1, 2);
    canvas.width = Math.floor(viewport.width * density);
    canvas.height = Math.floor(viewport.height * density);
    canvas.style.width = `${viewport.width}px`;
    canvas.style.height = `${viewport.height}px`;
    const task = page.render({
      canvas,
      viewport,
      transform: density === 1 ? undefined : [density, 0, 0, density, 0, 0],
    });
    text.replaceChildren();
    text.style.setProperty('--total-scale-factor', String(viewport.scale));
    const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport });
    stopDrawing = () => {
      task.cancel();
      layer.cancel();
    };
    await Promise.all([task.promise, layer.render()]);
  };
  return {
    drawn: draw().catch((error: unknown) => {
      if (!stopped) throw error;
    }),
    stop: () => {
      stopped = true;
      stopDrawing?.();
    },
  };
}
