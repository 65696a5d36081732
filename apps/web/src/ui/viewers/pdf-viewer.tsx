import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { Loading } from '../loading';
import { counted } from '../number-words';
import { useSingleKeys } from '../single-keys';
import classes from './viewers.module.css';
import type { PlaceChooser, ViewerProps } from './viewer';
import pdfClasses from './pdf.module.css';
import { openPdf } from './pdf-document';
import { type PdfNote, notesOf } from './pdf-notes';
import { NotesOnPage } from './pdf-notes-list';
import { Sheet } from './pdf-sheet';
import { zoomsOf } from './pdf-tiles';

/** A PDF, one page at a time, opened at the page that the evidence names. */
export default function PdfViewer({ href, shown, chooser, onFailed }: ViewerProps) {
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
  return <Pages {...{ document, chooser, onFailed }} asked={shown.page} time={shown.asked} />;
}

interface PagesProps {
  document: PDFDocumentProxy;
  /** The page that the evidence names. */
  asked: number | null;
  /** Changes when the same page is requested again. */
  time: number;
  chooser: PlaceChooser | undefined;
  onFailed: () => void;
}

function Pages({ document, asked, time, chooser, onFailed }: PagesProps) {
  const { numPages } = document;
  const within = (page: number) => Math.max(1, Math.min(page, numPages));
  const [at, turn] = useState({ page: within(asked ?? 1), time });
  if (at.time !== time) turn({ page: within(asked ?? at.page), time });
  const page = usePage(document, at.page, onFailed);
  const tell = useEffectEvent((opened: number) => chooser?.opened(opened));
  useEffect(() => tell(at.page), [at.page]);
  const notes = useNotes(page);
  const list = useRef<HTMLElement>(null);
  const [zoom, setZoom] = useState(1);
  const stage = useRef<HTMLDivElement>(null);
  const { ref: frame, width } = useElementSize();
  usePlaceKept(stage, zoom, at.page);
  const zooms = page === null ? [zoom] : zoomsOf(page.getViewport({ scale: 1 }), width);
  const [smaller, larger] = [zooms.findLast((size) => size < zoom), zooms.find((size) => size > zoom)];
  const go = (page: number) => turn({ page: within(page), time });
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
        {notes.length > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => list.current?.focus()}>
            {counted(notes.length, 'note')}
          </Button>
        )}
        <span className={classes.gap} />
        <Button
          variant="default"
          size="compact-sm"
          aria-label="Smaller"
          disabled={smaller === undefined}
          onClick={() => smaller !== undefined && setZoom(smaller)}
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
          disabled={larger === undefined}
          onClick={() => larger !== undefined && setZoom(larger)}
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
        ref={stage}
        className={pdfClasses.stage}
        tabIndex={0}
        role="group"
        aria-label={`Page ${at.page} of ${numPages}`}
      >
        <div ref={frame}>
          {width > 0 && page !== null && (
            <Sheet
              page={page}
              width={width * zoom}
              notes={notes}
              onNote={({ id }) => window.document.getElementById(`note-${id}`)?.focus()}
              onTaken={chooser && (() => chooser.taken(at.page))}
              onFailed={onFailed}
            />
          )}
        </div>
      </div>
      {notes.length > 0 && <NotesOnPage ref={list} notes={notes} />}
    </>
  );
}

/** The page with this number; null until it has been fetched. */
function usePage(document: PDFDocumentProxy, number: number, onFailed: () => void): PDFPageProxy | null {
  const [page, setPage] = useState<PDFPageProxy | null>(null);
  const failed = useEffectEvent(onFailed);
  useEffect(() => {
    let left = false;
    document
      .getPage(number)
      .then((found) => left || setPage(found))
      .catch(() => left || failed());
    return () => {
      left = true;
    };
  }, [document, number]);
  useEffect(() => () => void page?.cleanup(), [page]);
  return page?.pageNumber === number ? page : null;
}

const none: readonly PdfNote[] = [];

function useNotes(page: PDFPageProxy | null): readonly PdfNote[] {
  const [found, setFound] = useState<{ page: PDFPageProxy; notes: readonly PdfNote[] } | null>(null);
  useEffect(() => {
    if (page === null) return;
    let left = false;
    void notesOf(page)
      .catch(() => none) // a page with broken notes still has a picture
      .then((notes) => left || setFound({ page, notes }));
    return () => {
      left = true;
    };
  }, [page]);
  return found !== null && found.page === page ? found.notes : none;
}

/** Keeps the middle of the frame in the middle when the size changes. A new page begins at its top. */
function usePlaceKept(stage: RefObject<HTMLDivElement | null>, zoom: number, page: number): void {
  const before = useRef({ zoom, page });
  useLayoutEffect(() => {
    const element = stage.current;
    const { zoom: from, page: last } = before.current;
    before.current = { zoom, page };
    if (element === null) return;
    if (last !== page) return element.scrollTo(0, 0);
    const { clientWidth, clientHeight, scrollLeft, scrollTop } = element;
    const kept = (place: number, across: number) => ((place + across / 2) * zoom) / from - across / 2;
    element.scrollTo(kept(scrollLeft, clientWidth), kept(scrollTop, clientHeight));
  }, [stage, zoom, page]);
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
