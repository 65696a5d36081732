import { decodeCursor, type Page, toPage } from '#database';
import { DomainError } from '#kernel';

export interface PageRequest {
  cursor?: string;
  limit: number;
}

/**
 * The number at the end of the previous page.
 * @throws DomainError `request.cursor` for a cursor that did not come from this list.
 */
export function numberIn(cursor: string): number {
  const [number] = decodeCursor(cursor, 1);
  if (Number.isInteger(number) && Math.abs(number as number) < 2 ** 31) return number as number;
  throw new DomainError(
    'invalid',
    'request.cursor',
    'This cursor is not from this list. Leave it out to start from the beginning.',
    {
      errors: [{ pointer: '?cursor', detail: 'Use the `nextCursor` of the previous page, unchanged.' }],
    },
  );
}

/** A page of rows in the order of their numbers. `rows` has one more row than the limit. */
export function toNumberedPage<Row extends { number: number }, Item>(
  rows: Row[],
  { limit }: PageRequest,
  itemOf: (row: Row) => Item,
): Page<Item> {
  return toPage(rows, limit, (row) => [row.number], itemOf);
}
