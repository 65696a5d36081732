import { DomainError } from '#kernel';

/** A keyset position: the sort key of the last row that was read. */
export type Position = readonly (string | number)[];

/** An opaque cursor for a position. It contains no secret. It only hides the sort key. */
export function encodeCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position), 'utf8').toString('base64url');
}

/**
 * The position in a cursor.
 * @throws DomainError `invalid`, code `request.cursor`, for a cursor that this API did not make.
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
    // Refused below.
  }
  throw new DomainError(
    'invalid',
    'request.cursor',
    'This cursor is not valid. Leave it out to start from the beginning.',
    {
      errors: [{ pointer: '?cursor', detail: 'Use the `nextCursor` of the previous page, unchanged.' }],
    },
  );
}

export interface Page<Item> {
  items: Item[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** Makes a page of `limit + 1` rows. The extra row only shows that there are more. */
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
