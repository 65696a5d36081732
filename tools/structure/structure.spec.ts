import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { structureOf } from './checks.mjs';

/** A tree with a sound structure, so that only a planted file can be refused. */
const sound = {
  'libs/pilots/src/vocabulary.ts': `export const seatStates = ['free', 'taken', 'held'] as const;`,
  'libs/pilots/src/events.ts': `export const pilotsEvents = declareEvents({ 'seat.taken': about('seat', {}), 'seat.freed': about('seat', {}) });`,
  'libs/pilots/src/seat.entity.ts': `@Entity('seat') export class Seat { state: string; }`,
  'libs/pilots/src/seats/take-seat.ts': `@Injectable() export class TakeSeat { run() { return [pilotsEvents['seat.taken']({}), 'UPDATE seat SET state = 1']; } }`,
  'libs/pilots/src/seats/take-seat.db-spec.ts': `it('is taken', () => expect(1).toBe(1));`,
  'libs/pilots/src/seats/what-commands-leave.ts': `export const eventOf = { free: 'seat.freed' } as const;`,
  'libs/pilots/src/read/seats.ts': `export const seatsSql = '(SELECT id FROM seat)';`,
  'libs/reviews/src/pool/pool.queries.ts': 'export const pool = `SELECT id FROM ${seatsSql} AS seat`;',
  'libs/reviews/src/pool/on-seat.listener.ts': `import type { Seat } from '#pilots'; const heard = [pilotsEvents['seat.taken']] as const;`,
  'libs/reviews/src/pool/pool.spec.ts': `import { Seat } from '#pilots'; it('knows', () => expect(['free', 'taken', 'held']).toEqual(Seat));`,
};

/** What breaks a rule: the situation, the check, the file, its content. */
const planted: [situation: string, check: string, path: string, content: string][] = [
  [
    'a foreign table in SQL',
    'walls',
    'libs/reviews/src/pool/seats.queries.ts',
    `export const sql = 'SELECT id FROM seat WHERE id = $1';`,
  ],
  [
    'a foreign table in a template',
    'walls',
    'libs/reviews/src/pool/join.queries.ts',
    'export const sql = `SELECT 1 FROM review JOIN seat ON ${1}`;',
  ],
  [
    'a foreign table that is locked',
    'walls',
    'apps/api/src/seats.controller.ts',
    `export const sql = 'SELECT FROM seat FOR UPDATE';`,
  ],
  [
    'a foreign entity as a value',
    'walls',
    'libs/reviews/src/pool/rows.ts',
    `import { Seat } from '#pilots'; export const rows = (m) => m.find(Seat);`,
  ],
  [
    'a list of a vocabulary typed again',
    'words',
    'libs/contracts/src/pilots.ts',
    `export const SeatState = z.enum(['free', 'taken', 'held']);`,
  ],
  [
    'the same list as a type, in another order',
    'words',
    'apps/web/src/seat.ts',
    `export type SeatState = 'held' | 'free' | 'taken';`,
  ],
  [
    'an event that nobody emits',
    'events',
    'libs/reviews/src/events.ts',
    `export const reviewsEvents = declareEvents({ 'review.lost': about('review', {}) });`,
  ],
  [
    'an operation without its spec',
    'operations',
    'libs/pilots/src/seats/free-seat.ts',
    `@Injectable() export class FreeSeat { run() {} }`,
  ],
  ['a name a letter away from another', 'names', 'libs/pilots/src/seats/take-seats.ts', `export const seats = 1;`],
  ['a name that stands in another folder', 'names', 'libs/pilots/src/waitlist/take-seat.ts', `export const seats = 1;`],
];

function faultsOf(files: [path: string, content: string][]): Record<string, string[]> {
  const tree = mkdtempSync(join(tmpdir(), 'laurel-structure-'));
  try {
    for (const [path, content] of files) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), content);
    }
    return structureOf(tree);
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

describe('the structure', () => {
  it('accepts a tree that follows it', () => {
    expect(Object.values(faultsOf(Object.entries(sound))).flat()).toEqual([]);
  });

  it.each(planted)('refuses %s', (_, check, path, content) => {
    const faults = faultsOf([...Object.entries(sound), [path, content]]);
    expect(faults[check]).toEqual([expect.stringContaining(path)]);
    expect(Object.values(faults).flat()).toHaveLength(1);
  });

  it('refuses a listener of an event that nobody emits any more', () => {
    const { 'libs/pilots/src/seats/take-seat.ts': _, ...others } = sound;
    expect(faultsOf(Object.entries(others)).events).toEqual([
      expect.stringContaining('nobody emits the event seat.taken'),
      expect.stringContaining('on-seat.listener.ts'),
    ]);
  });
});
