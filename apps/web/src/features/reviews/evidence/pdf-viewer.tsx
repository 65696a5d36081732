import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Loading } from '../../../ui/loading';
import { useSingleKeys } from '../scoring/single-keys';
import classes from './evidence.module.css';
import type { ViewerProps } from './file-viewer';
import { drawPage, openPdf } from './pdf-document';

const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

/** A PDF, one page at a time, opened at the page that the evidence names. */
export default function PdfViewer({ href, shown, onFailed }: ViewerProps) {
  const [document, setDocument] = useState<PDFDocumentProxy | null>(null);
  const failed = useEffectEvent(onFailed);
  useEffect(() => {
    const { opened, close } = openPdf(href);
    let closed = false;
    opened.then(setDocument).catch(() => closed || failed());
    return () => {
      closed = true;
      close();
    };
  }, [href]);
  if (document === null) return <Loading what="Loading the PDF" />;
  return <Pages document={document} asked={shown.page} time={shown.asked} onFailed={onFailed} />;
}

interface PagesProps {
  document: PDFDocumentProxy;
  /** The page that the evidence names. */
  asked: number | null;
  /** Changes when the same page is requested again. */
  time: number;
  onFailed: () => void;
}

function Pages({ document, asked, time, onFailed }: PagesProps) {
  const { numPages } = document;
  const within = (page: number) => Math.max(1, Math.min(page, numPages));
  const [at, turn] = useState({ page: within(asked ?? 1), time });
  if (at.time !== time) turn({ page: within(asked ?? at.page), time });
  const [zoom, setZoom] = useState(1);
  const { ref: frame, width } = useElementSize();
  const go = (page: number) => turn({ page: within(page), time });
  const step = (by: 1 | -1) => setZoom(zooms[Math.max(0, Math.min(zooms.indexOf(zoom) + by, zooms.length - 1))]!);
  useSingleKeys((key) => {
    if (key === ']') go(at.page + 1);
    if (key === '[') go(at.page - 1);
    return key === '[' || key === ']';
  });
  return (
    <>
      <div className={classes.tools} role="group" aria-label="Pages and size">
        <Button
          variant="default"
          size="compact-sm"
          aria-label="Previous page"
          disabled={at.page === 1}
          onClick={() => go(at.page - 1)}
        >
          ←
        </Button>
        <PageNumber key={at.page} page={at.page} of={numPages} go={go} />
        <Button
          variant="default"
          size="compact-sm"
          aria-label="Next page"
          disabled={at.page === numPages}
          onClick={() => go(at.page + 1)}
        >
          →
        </Button>
        <span className={classes.gap} />
        <Button
          variant="default"
          size="compact-sm"
          aria-label="Smaller"
          disabled={zoom === zooms[0]}
          onClick={() => step(-1)}
        >
          −
        </Button>
        <span role="status" aria-label="Size">
          {Math.round(zoom * 100)}%
        </span>
        <Button
          variant="default"
          size="compact-sm"
          aria-label="Larger"
          disabled={zoom === zooms.at(-1)}
          onClick={() => step(1)}
        >
          +
        </Button>
      </div>
      {asked !== null && asked > numPages && (
        <p className={classes.soft}>
          The evidence is on page {asked}, but the file has only {numPages} {numPages === 1 ? 'page' : 'pages'}.
        </p>
      )}
      <div
        ref={frame}
        className={classes.stage}
        tabIndex={0}
        role="group"
        aria-label={`Page ${at.page} of ${numPages}`}
      >
        {width > 0 && <Sheet document={document} page={at.page} width={width * zoom} onFailed={onFailed} />}
      </div>
    </>
  );
}

/** A field for a page number; Enter goes there. */
function PageNumber({ page, of, go }: { page: number; of: number; go: (page: number) => void }) {
  const [typed, type] = useState(String(page));
  return (
    <form
      className={classes.pageNumber}
      onSubmit={(event) => {
        event.preventDefault();
        if (/^\d+$/.test(typed)) go(Number(typed));
      }}
    >
      <label>
        Page{' '}
        <input
          type="text"
          inputMode="numeric"
          style={{ width: `${String(of).length + 2}ch` }}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
        />
      </label>{' '}
      of {of}
    </form>
  );
}

function Sheet({
  document,
  page,
  width,
  onFailed,
}: {
  document: PDFDocumentProxy;
  page: number;
  width: number;
  onFailed: () => void;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const failed = useEffectEvent(onFailed);
  useEffect(() => {
    const { drawn, stop } = drawPage(document, page, width, { canvas: canvas.current!, text: text.current! });
    drawn.catch(() => failed());
    return stop;
  }, [document, page, width]);
  // A canvas cannot show the next page until drawing the current one has stopped.
  return (
    <div className={classes.sheetOfPdf} data-page={page}>
      <canvas key={`${page} ${width}`} ref={canvas} aria-hidden />
      <div ref={text} className={classes.textLayer} />
    </div>
  );
}
