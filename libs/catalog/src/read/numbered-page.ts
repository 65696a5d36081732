import { decodeCursor, type Page, toPage } from '#database';
import { DomainError } from '#kernel';

export interface PageRequest {
  cursor?: string;
  limit: number;
}

/**
 * The number at which the page before ended.
 * @throws DomainError `request.cursor` for anything that this API did not hand out.
 */
export function numberIn(cursor: string): number {
  const [number] = decodeCursor(cursor, 1);
  if (Number.isInteger(number) && Math.abs(number as number) < 2 ** 31) return number as number;
  throw new DomainError(
    'invalid',
    'request.cursor',
    'This cursor was not handed out for this list. Leave it out to start from the beginning.',
    {
      errors: [{ pointer: '?cursor', detail: 'Use the `nextCursor` of the page before, unchanged.' }],
    },
  );
}

/** A page of what is in order of its number. Takes one row more than the limit. */
export function toNumberedPage<Row extends { number: number }, Item>(
  rows: Row[],
  { limit }: PageRequest,
  itemOf: (row: Row) => Item,
): Page<Item> {
  return toPage(rows, limit, (row) => [row.number], itemOf);
}
