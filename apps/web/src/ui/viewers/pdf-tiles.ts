/** A part of a page, in pixels of the screen. */
export interface Tile {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Size {
  width: number;
  height: number;
}

/**
 * A canvas larger than a browser allows stays blank, without an error. Safari on iOS allows 16,777,216 pixels in one
 * canvas and, in version 15, 384 MB in all (older versions less). Chrome allows 65,535 pixels on an edge and
 * 268,435,456 in all; Firefox 32,767 on an edge. A tile has at most 4,194,304 pixels (16 MB), so that all tiles near
 * the window of a phone fit into about 100 MB.
 */
const widest = 2_048;
const tallest = 4_096;
const largest = widest * widest;

/** Cuts a page into tiles that every browser can draw. A page of usual size is one tile. */
export function tilesOf({ width, height }: Size): Tile[] {
  const columns = cut(width, widest);
  const rows = cut(height, Math.min(tallest, Math.floor(largest / (columns[0]?.length ?? 1))));
  return rows.flatMap((row) =>
    columns.map((column) => ({ x: column.start, y: row.start, width: column.length, height: row.length })),
  );
}

/** Cuts a length into parts of about the same length. */
function cut(length: number, most: number): { start: number; length: number }[] {
  const part = Math.ceil(length / Math.ceil(length / most));
  return Array.from({ length: Math.ceil(length / part) }, (_, index) => ({
    start: index * part,
    length: Math.min(part, length - index * part),
  }));
}

/** In CSS pixels. Firefox shows nothing below about 17,900,000. */
const longest = 1_000_000;

/** The scale at which a page has this width in CSS pixels. */
export const scaleOf = (page: Size, width: number): number => Math.min(width / page.width, longest / page.height);

const usual = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

/** The sizes that a page can have, relative to the frame. A wide page can grow until its text is twice its own size. */
export function zoomsOf(page: Size, frame: number): number[] {
  const zooms = [...usual];
  while (zooms.at(-1)! * frame < 2 * page.width) zooms.push(zooms.at(-1)! * 2);
  return zooms;
}
