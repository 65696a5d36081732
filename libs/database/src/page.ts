import { DomainError } from '#kernel';

/** A keyset position: the sort key of the last row that was read. */
export type Position = readonly (string | number)[];

/** An opaque cursor for a position. It holds no secret; it only hides the sort key's shape. */
export function encodeCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position), 'utf8').toString('base64url');
}

/**
 * The position that a cursor stands for.
 * @throws DomainError `invalid`, code `request.cursor`, for anything that this API did not hand out.
 */
export function decodeCursor(cursor: string, length: number): Position {
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const wellFormed =
      Array.isArray(position) &&
      position.length === length &&
      position.every((part) => (typeof part === 'string' && !part.includes('\0')) || Number.isFinite(part));
    if (wellFormed) return position as Position;
  } catch {
    // fall through to the one refusal
  }
  throw new DomainError(
    'invalid',
    'request.cursor',
    'This cursor was not handed out here. Leave it out to start from the beginning.',
    {
      errors: [{ pointer: '?cursor', detail: 'Use the `nextCursor` of the page before, unchanged.' }],
    },
  );
}

export interface Page<Item> {
  items: Item[];
  /** Present while there is more. */
  nextCursor: string | null;
}

/** Cuts `limit + 1` rows to a page: the extra row only tells that there is more. */
export function toPage<Row, Item>(
  rows: Row[],
  limit: number,
  positionOf: (row: Row) => Position,
  itemOf: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(itemOf),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(positionOf(last)) : null,
  };
}
