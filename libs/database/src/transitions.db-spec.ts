import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Column, type DataSource, Entity, IsNull, type Logger, PrimaryColumn } from 'typeorm';
import { z } from 'zod';
import { DomainError, Lifecycle, UuidV7Ids } from '#kernel';
import { FixedClock, pastTheTriggers, testDatabase, type TestDatabase } from '#testing';
import { createDataSource } from './data-source.js';
import { EventMarks } from './event-marks.js';
import { EventRecord } from './event.entity.js';
import { about, declareEvents } from './event-type.js';
import { Outbox } from './outbox.js';
import { Transactor, type Tx } from './transactor.js';
import { lockRow, lockRowIfFree, type Transition, Transitions } from './transitions.js';

type BellState = 'cast' | 'hung' | 'cracked';
type BellCommand = 'hang' | 'crack' | 'tune';

@Entity('bell')
class Bell {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') state!: BellState;
  @Column('int') revision!: number;
  @Column('text', { nullable: true }) tower!: string | null;
  @Column('timestamptz', { nullable: true }) meltedAt!: Date | null;
}

const bellLifecycle = new Lifecycle<BellState, BellCommand>('bell', {
  cast: { hang: 'hung', tune: 'cast' },
  hung: { crack: 'cracked' },
  cracked: {},
});

const bellEvents = declareEvents({
  'bell.hung': about('bell', { from: z.string(), to: z.string(), tower: z.string().nullable() }),
});

const id = '0199c000-0000-7000-8000-000000000001';

describe('a transition', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let transactor: Transactor;
  let transitions: Transitions;
  const locks: string[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    dataSource = await createDataSource({ url: database.url, entities: [Bell, EventRecord] }).initialize();
    await dataSource.query(
      'CREATE TABLE bell (id uuid PRIMARY KEY, state text NOT NULL, revision int NOT NULL, tower text, melted_at timestamptz)',
    );
    dataSource.logger = {
      logQuery: (query: string) => void (query.includes('FOR NO KEY UPDATE') && locks.push(query)),
    } as Logger;
    transactor = new Transactor(dataSource);
    transitions = new Transitions(
      new Outbox(new FixedClock(), new UuidV7Ids(), new EventMarks({ secret: 'bell '.repeat(8) })),
    );
  });
  beforeEach(async () => {
    await pastTheTriggers(dataSource, 'TRUNCATE bell, event, record_pending CASCADE');
    await dataSource.manager.insert(Bell, { id, state: 'cast', revision: 1, tower: null });
    locks.length = 0;
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const hang = (tx: Tx, more: Partial<Transition<Bell, BellState, BellCommand>> = {}) =>
    transitions.run(tx, Bell, bellLifecycle, {
      of: id,
      command: 'hang',
      changes: { tower: 'north' },
      event: (after, before) =>
        bellEvents['bell.hung']({
          subjectId: after.id,
          actorId: 'a-ringer',
          payload: { from: before.state, to: after.state, tower: after.tower },
        }),
      ...more,
    });
  const bell = () => dataSource.manager.findOneByOrFail(Bell, { id });
  const events = () => dataSource.manager.find(EventRecord, { order: { id: 'ASC' } });

  it('changes the row and appends its event', async () => {
    const after = await transactor.run((tx) => hang(tx));
    expect(after).toMatchObject({ state: 'hung', tower: 'north', revision: 2 });
    expect(await bell()).toMatchObject({ state: 'hung', tower: 'north', revision: 2 });
    expect(await events()).toMatchObject([
      {
        type: 'bell.hung',
        subjectId: id,
        actorId: 'a-ringer',
        payload: { from: 'cast', to: 'hung', tower: 'north' },
      },
    ]);
  });

  it('and its event are committed together or not at all', async () => {
    const failing = transactor.run(async (tx) => {
      await hang(tx);
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    expect(await bell()).toMatchObject({ state: 'cast', revision: 1 });
    expect(await events()).toEqual([]);
  });

  it('succeeds once when eight race, and the others are told the state', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => transactor.run((tx) => hang(tx))));
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(lost).toHaveLength(7);
    for (const { reason } of lost)
      expect(reason).toMatchObject({ code: 'bell.transition', details: { state: 'hung', allowed: ['crack'] } });
    expect(await bell()).toMatchObject({ state: 'hung', revision: 2 });
    expect(await events()).toHaveLength(1);
  });

  it('that the state does not allow is refused, and changes nothing', async () => {
    await expect(transactor.run((tx) => hang(tx, { command: 'crack' }))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'bell.transition',
      details: { state: 'cast', command: 'crack', allowed: ['hang', 'tune'] },
    });
    expect(await bell()).toMatchObject({ state: 'cast', revision: 1 });
    expect(await events()).toEqual([]);
  });

  it('is refused when `only` is not true, in its own words or as a conflict', async () => {
    await dataSource.manager.update(Bell, { id }, { meltedAt: new Date() });
    const only = { meltedAt: IsNull() };
    const otherwise = (before: Bell) => new DomainError('conflict', 'bell.melted', `The ${before.state} bell is gone.`);
    await expect(transactor.run((tx) => hang(tx, { only, otherwise }))).rejects.toMatchObject({
      code: 'bell.melted',
      message: 'The cast bell is gone.',
    });
    await expect(transactor.run((tx) => hang(tx, { only }))).rejects.toMatchObject({ code: 'bell.transition' });
    expect(await bell()).toMatchObject({ state: 'cast', revision: 1 });
    expect(await events()).toEqual([]);

    await dataSource.manager.update(Bell, { id }, { meltedAt: null });
    await transactor.run((tx) => hang(tx, { only, otherwise }));
    expect(await bell()).toMatchObject({ state: 'hung' });
  });

  it('locks its row once, even when the row was locked before and is handed on', async () => {
    await transactor.run((tx) => hang(tx));
    expect(locks).toHaveLength(1);

    locks.length = 0;
    await transactor.run(async (tx) => {
      const hung = await lockRow(tx, Bell, { id }, 'bell');
      const cracked = await hang(tx, { of: hung, command: 'crack', changes: {}, event: () => null });
      expect(cracked).toMatchObject({ state: 'cracked', revision: 3 });
    });
    expect(locks).toHaveLength(1);
  });

  it('may compute its changes from the old row and the new state, and may have no event', async () => {
    await transactor.run((tx) =>
      hang(tx, {
        changes: (before, state) => ({ tower: `${before.state} to ${state}` }),
        event: () => null,
      }),
    );
    expect(await bell()).toMatchObject({ tower: 'cast to hung' });
    expect(await events()).toEqual([]);
  });

  it('of a row that does not exist is refused as not found', async () => {
    const of = '0199c000-0000-7000-8000-000000000002';
    await expect(transactor.run((tx) => hang(tx, { of }))).rejects.toMatchObject({ code: 'bell.not-found' });
  });
});

describe('a lock', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let transactor: Transactor;
  beforeAll(async () => {
    database = await testDatabase();
    dataSource = await createDataSource({ url: database.url, entities: [Bell] }).initialize();
    await dataSource.query(
      'CREATE TABLE bell (id uuid PRIMARY KEY, state text NOT NULL, revision int NOT NULL, tower text, melted_at timestamptz)',
    );
    await dataSource.manager.insert(Bell, { id, state: 'cast', revision: 1, tower: null });
    transactor = new Transactor(dataSource);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('lasts until its transaction ends: then a waiting transaction gets the changed row', async () => {
    let waiting!: Promise<Bell>;
    await transactor.run(async (tx) => {
      await lockRow(tx, Bell, { id }, 'bell');
      expect(await transactor.run((other) => lockRowIfFree(other, Bell, { id }))).toBeNull();
      waiting = transactor.run((other) => lockRow(other, Bell, { id }, 'bell'));
      await tx.update(Bell, { id }, { tower: 'south' });
    });
    expect(await waiting).toMatchObject({ tower: 'south' });
    expect(await transactor.run((other) => lockRowIfFree(other, Bell, { id }))).toMatchObject({ tower: 'south' });
  });

  it('does not block readers and foreign keys', async () => {
    await dataSource.query('CREATE TABLE clapper (bell_id uuid REFERENCES bell (id))');
    await transactor.run(async (tx) => {
      await lockRow(tx, Bell, { id }, 'bell');
      expect(await dataSource.manager.findOneBy(Bell, { id })).toMatchObject({ state: 'cast' });
      await dataSource.query('INSERT INTO clapper VALUES ($1)', [id]);
    });
  });
});
