import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '#kernel';
import { decodeCursor, encodeCursor, toPage } from './page.js';

const part = fc.oneof(
  fc.string().filter((text) => !text.includes('\0')),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
);

describe('a cursor', () => {
  it('returns its position', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (position) =>
        expect(decodeCursor(encodeCursor(position), position.length)).toEqual(position),
      ),
    );
  });

  it('that this API did not make is refused, and never crashes', () => {
    fc.assert(
      fc.property(fc.string(), (cursor) => {
        try {
          decodeCursor(cursor, 2);
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError);
          expect(error).toMatchObject({ kind: 'invalid', code: 'request.cursor' });
        }
      }),
    );
  });
});

describe('pages', () => {
  it('show every row once, in order, for every page size', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (values, limit) => {
        const sorted = [...values].sort((a, b) => a - b);
        const seen: number[] = [];
        let cursor: string | null = null;
        do {
          const after: number = cursor === null ? -Infinity : (decodeCursor(cursor, 1)[0] as number);
          const rows: number[] = sorted.filter((value) => value > after).slice(0, limit + 1);
          const page = toPage(
            rows,
            limit,
            (row) => [row],
            (row) => row,
          );
          seen.push(...page.items);
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(seen).toEqual(sorted);
      }),
    );
  });
});
