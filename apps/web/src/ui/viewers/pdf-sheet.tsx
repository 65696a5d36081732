import type { PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import classes from './pdf.module.css';
import { drawPart, layText } from './pdf-document';
import type { PdfNote } from './pdf-notes';
import { scaleOf, type Tile, tilesOf } from './pdf-tiles';

interface SheetProps {
  page: PDFPageProxy;
  /** In CSS pixels. */
  width: number;
  notes: readonly PdfNote[];
  onNote: (note: PdfNote) => void;
  /** The page itself was clicked. */
  onTaken?: (() => void) | undefined;
  onFailed: () => void;
}

/** A page of a PDF: its picture in tiles, its text over it, and a mark for each note. */
export function Sheet({ page, width, notes, onNote, onTaken, onFailed }: SheetProps) {
  const density = useDensity();
  const scale = scaleOf(page.getViewport({ scale: 1 }), width);
  const { width: across, height: down } = page.getViewport({ scale: scale * density });
  const size = { width: Math.max(1, Math.floor(across)), height: Math.max(1, Math.floor(down)) };
  return (
    <div
      className={classes.sheet}
      data-page={page.pageNumber}
      data-takes={onTaken !== undefined}
      onClick={({ target }) => {
        const isOnPage = !(target as Element).closest('button') && window.getSelection()?.isCollapsed !== false;
        if (isOnPage) onTaken?.();
      }}
      style={{ width: size.width / density, height: size.height / density }}
    >
      {tilesOf(size).map((tile) => (
        <TileOfPage key={`${scale} ${density} ${tile.x} ${tile.y}`} {...{ page, scale, density, tile, onFailed }} />
      ))}
      <TextOfPage page={page} scale={scale} onFailed={onFailed} />
      {notes.map(
        (note, index) =>
          note.place && (
            <button
              key={note.id}
              id={`mark-${note.id}`}
              type="button"
              className={classes.mark}
              style={{ '--left': `${note.place.left}%`, '--top': `${note.place.top}%` } as React.CSSProperties}
              aria-label={`Note ${index + 1}: ${note.kind}`}
              onClick={() => onNote(note)}
            >
              {index + 1}
            </button>
          ),
      )}
    </div>
  );
}

interface TileProps {
  page: PDFPageProxy;
  scale: number;
  density: number;
  tile: Tile;
  onFailed: () => void;
}

/** Draws a tile while it is near the window, and frees its memory when it is not. */
function TileOfPage({ page, scale, density, tile: { x, y, width, height }, onFailed }: TileProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  const failed = useEffectEvent(onFailed);
  useEffect(() => {
    const element = place.current!;
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)!.isIntersecting), {
      root: element.closest(`.${classes.stage}`),
      rootMargin: '50%',
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (!isNear) return;
    const { drawn, stop } = drawPart(page, { scale, density, tile: { x, y, width, height } }, place.current!);
    drawn.catch(() => failed());
    return stop;
  }, [isNear, page, scale, density, x, y, width, height]);
  const [left, top, across, down] = [x, y, width, height].map((pixels) => pixels / density);
  return <div ref={place} className={classes.tile} style={{ left, top, width: across, height: down }} />;
}

function TextOfPage({ page, scale, onFailed }: Pick<TileProps, 'page' | 'scale' | 'onFailed'>) {
  const text = useRef<HTMLDivElement>(null);
  const failed = useEffectEvent(onFailed);
  useEffect(() => {
    const { drawn, stop } = layText(page, scale, text.current!);
    drawn.catch(() => failed());
    return stop;
  }, [page, scale]);
  return <div ref={text} className={classes.text} />;
}

const subscribe = (changed: () => void): (() => void) => {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
};

/** Pixels of the screen for each CSS pixel. More than three are not seen. */
const useDensity = (): number => useSyncExternalStore(subscribe, () => Math.min(window.devicePixelRatio || 1, 3));
