import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { structureOf } from './checks.mjs';

/** A tree with a sound structure, so that only the added file can be refused. */
const sound = {
  'libs/pilots/src/vocabulary.ts': `export const seatStates = ['free', 'taken', 'held'] as const;`,
  'libs/pilots/src/events.ts': `export const pilotsEvents = declareEvents({ 'seat.taken': about('seat', {}), 'seat.freed': about('seat', {}) });`,
  'libs/pilots/src/seat.entity.ts': `import { Entity } from 'typeorm'; @Entity('seat') export class Seat { state: string; }`,
  'libs/pilots/src/seats/take-seat.ts': `@Injectable() export class TakeSeat { run({ seatId }) { return [pilotsEvents['seat.taken']({}), 'UPDATE seat SET price = 1']; } }`,
  'libs/pilots/src/seats/take-seat.db-spec.ts': `it('is taken', () => expect(1).toBe(1));`,
  'libs/pilots/src/seats/what-commands-leave.ts': `export const eventOf = { free: 'seat.freed' } as const;`,
  'libs/pilots/src/read/seats.ts': `export const seatsSql = '(SELECT id FROM seat)';`,
  'libs/pilots/src/waitlist/take-many.spec.ts': `it('takes', () => expect(1).toBe(1));`,
  'libs/reviews/src/pool/pool.queries.ts': 'export const pool = `SELECT id FROM ${seatsSql} AS seat`;',
  'libs/reviews/src/pool/on-seat.listener.ts': `import type { Seat } from '#pilots'; const heard = [pilotsEvents['seat.taken']] as const;`,
  'libs/reviews/src/pool/pool.spec.ts': `import { Seat } from '#pilots'; it('knows', () => expect(['free', 'taken', 'held']).toEqual(Seat));`,
  'tools/page.mjs': `import { readFileSync } from 'node:fs'; createRequire(here).resolve('axe-core/axe.min.js');`,
  'package.json': manifestWith('typeorm', 'rxjs', 'axe-core', 'tidy-code', '@types/node'),
  'package-lock.json': `{ "packages": {
    "node_modules/typeorm": { "peerDependencies": { "rxjs": "7" } },
    "node_modules/tidy-code": { "bin": { "tidy": "tidy.js" } }
  } }`,
};

function manifestWith(...names: string[]): string {
  return JSON.stringify({
    scripts: { lint: 'tidy --all' },
    devDependencies: Object.fromEntries(names.map((name) => [name, '1'])),
  });
}

const rows = 'libs/reviews/src/pool/rows.ts';
const ownRows = 'libs/pilots/src/seats/rows.ts';
const words = 'libs/reviews/src/pool/words.ts';

/** Violations: the situation, the check, the file, its content. */
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
    `export const sql = 'SELECT FROM seat FOR NO KEY UPDATE';`,
  ],
  [
    'a foreign entity as a value',
    'walls',
    'libs/reviews/src/pool/rows.ts',
    `import { Seat } from '#pilots'; export const rows = (m) => m.find(Seat);`,
  ],
  [
    'a foreign table in a constant',
    'walls',
    rows,
    'const table = `seat`; export const sql = `SELECT 1 FROM ${table}`;',
  ],
  ['a foreign table in a sum', 'walls', rows, `const table = 'seat'; export const sql = 'SELECT 1 FROM ' + table;`],
  ['a foreign table in small letters', 'walls', rows, `export const sql = 'select 1 from public.seat';`],
  ['a foreign table after a comma', 'walls', rows, `export const sql = 'SELECT 1 FROM review r, seat';`],
  ['a foreign table in a query builder', 'walls', rows, `export const rows = (query) => query.from('seat', 's');`],
  ['a foreign entity by its name', 'walls', rows, `export const rows = (m) => m.find('Seat');`],
  [
    'a relation to a foreign entity',
    'walls',
    'libs/reviews/src/review.entity.ts',
    `@Entity('review') export class Review { @ManyToOne('Seat') seat; }`,
  ],
  ['a foreign entity handed on', 'walls', 'libs/reviews/src/seat.ts', `export { Seat } from '#pilots';`],
  ['all of a foreign slice', 'walls', rows, `import * as pilots from '#pilots'; export const rows = pilots;`],
  ['all of a foreign slice at run time', 'walls', rows, `export const rows = () => import('#pilots');`],
  [
    'a state written in SQL',
    'states',
    ownRows,
    `export const sql = 'UPDATE seat SET price = 1, state = $1 WHERE id = $2';`,
  ],
  [
    'a state written by the manager',
    'states',
    ownRows,
    `export const free = (tx) => tx.update(Seat, {}, { state: 'free' });`,
  ],
  [
    'a state written by a builder',
    'states',
    ownRows,
    `export const free = (tx) => tx.createQueryBuilder().update(Seat).set({ state: 'free' });`,
  ],
  [
    'a state written from a constant',
    'states',
    ownRows,
    `const changes = { state: 'free' }; export const free = (tx) => tx.update(Seat, {}, changes);`,
  ],
  ['a state set on a row', 'states', ownRows, `export function free(seat) { seat.state = 'free'; }`],
  ['a lock in another mode', 'states', ownRows, `export const sql = 'SELECT 1 FROM seat FOR SHARE';`],
  [
    'a lock in another mode by the manager',
    'states',
    ownRows,
    `export const held = (tx) => tx.find(Seat, { lock: { mode: 'pessimistic_write' } });`,
  ],
  ['a write by another manager', 'writes', ownRows, `export const free = (m) => m.update(Seat, {}, { price: 1 });`],
  ['an event that nothing declares', 'writes', ownRows, `export const tell = (tx) => tx.insert(EventRecord, {});`],
  ['a task in SQL', 'writes', ownRows, `export const ask = (tx) => tx.query('INSERT INTO task VALUES (1)');`],
  [
    'a write in SQL by another manager',
    'writes',
    ownRows,
    `const sql = 'DELETE FROM seat'; export const clear = (runner) => runner.query(sql);`,
  ],
  [
    'a write by the builder of another manager',
    'writes',
    ownRows,
    `export const free = (m) => m.createQueryBuilder().update(Seat).set({ price: 1 }).execute();`,
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
  ['the same list as a type that may be null', 'words', words, `export type State = 'held' | 'free' | 'taken' | null;`],
  ['the same list as a tuple', 'words', words, `export type States = ['held', 'free', 'taken'];`],
  ['the same list as an enum', 'words', words, `export enum State { Held = 'held', Free = 'free', Taken = 'taken' }`],
  [
    'the same list as schemas',
    'words',
    words,
    `export const State = z.union([z.literal('held'), z.literal('free'), z.literal('taken')]);`,
  ],
  ['the same list in SQL', 'words', words, `export const sql = "SELECT 1 WHERE state IN ('free', 'taken', 'held')";`],
  [
    'the same list in comparisons',
    'words',
    words,
    `export const any = (is) => is === 'free' || is === 'taken' || is === 'held';`,
  ],
  [
    'a list twice in one file',
    'words',
    words,
    `export type A = 'x1' | 'x2' | 'x3'; export const b = ['x1', 'x2', 'x3'];`,
  ],
  [
    'an event that nothing emits',
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
  [
    'an operation in a file of another name',
    'operations',
    'libs/pilots/src/seats/freeing.ts',
    `@Injectable() export class FreeSeat { run() {} }`,
  ],
  [
    'an operation that takes several values',
    'operations',
    'libs/pilots/src/waitlist/take-many.ts',
    `@Injectable() export class TakeMany { run(tx, actor, ids) {} }`,
  ],
  [
    'an operation that takes a bare value',
    'operations',
    'libs/pilots/src/waitlist/take-many.ts',
    `@Injectable() export class TakeMany { run = async (seatId: string) => {}; }`,
  ],
  ['a name a letter away from another', 'names', 'libs/pilots/src/seats/take-seats.ts', `export const seats = 1;`],
  ['a name that another slice has', 'names', 'libs/reviews/src/pool/take-seat.ts', `export const seats = 1;`],
  [
    'a name that is also in another folder',
    'names',
    'libs/pilots/src/waitlist/take-seat.ts',
    `export const seats = 1;`,
  ],
  [
    'a package that nothing uses',
    'packages',
    'package.json',
    manifestWith('typeorm', 'rxjs', 'axe-core', 'tidy-code', '@types/node', 'left-pad'),
  ],
  [
    'a package that is imported and not declared',
    'packages',
    'libs/reviews/src/pool/pad.ts',
    `import pad from 'left-pad/fast'; export const padded = pad;`,
  ],
  [
    'a package that a tool requires and nothing declares',
    'packages',
    'tools/pad.cjs',
    `const pad = require('left-pad');`,
  ],
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

  it('refuses a folder a letter away from another', () => {
    const faults = faultsOf([...Object.entries(sound), ['libs/pilots/src/seat/plan.ts', `export const plan = 1;`]]);
    expect(faults.names).toEqual([expect.stringContaining('libs/pilots/src/seat and libs/pilots/src/seats')]);
  });

  it('refuses an event that is only compared', () => {
    const { 'libs/pilots/src/seats/take-seat.ts': _, ...others } = sound;
    const comparing = `export const isTaken = (type) => type === 'seat.taken';`;
    const faults = faultsOf([...Object.entries(others), ['libs/pilots/src/seats/comparing.ts', comparing]]);
    expect(faults.events).toContainEqual(expect.stringContaining('emits the event seat.taken'));
  });

  it('refuses a listener for an event that nothing emits any more', () => {
    const { 'libs/pilots/src/seats/take-seat.ts': _, ...others } = sound;
    expect(faultsOf(Object.entries(others)).events).toEqual([
      expect.stringContaining('nothing emits the event seat.taken'),
      expect.stringContaining('on-seat.listener.ts'),
    ]);
  });
});
