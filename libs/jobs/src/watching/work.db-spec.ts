import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Laurel, observedMetrics, pastTheTriggers, startLaurel } from '#testing';
import { METER_PROVIDER, WatchDatabase } from '#watch';
import { OutboxCheck } from './outbox.check.js';
import { QueueCheck } from './queue.check.js';
import { SweepsCheck } from './sweeps.check.js';

describe('work that is left to do', () => {
  const observed = observedMetrics();
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel({ replace: [[METER_PROVIDER, observed.provider]] });
  });
  beforeEach(async () => {
    await pastTheTriggers(laurel.dataSource, 'TRUNCATE event, record_pending, task, sweep_run CASCADE');
    laurel.get(WatchDatabase).forget();
  });
  afterAll(() => laurel.stop());

  /** Events of this age in seconds, and their deliveries to a listener in the queue `bells`. */
  const rung = (
    count: number,
    { ago, relayed = true, delivery = '' }: { ago: number; relayed?: boolean; delivery?: string },
  ) =>
    laurel.dataSource.query(
      `WITH happened AS (
         INSERT INTO event (id, type, subject_kind, subject_id, payload, occurred_at, relayed_at)
         SELECT gen_random_uuid(), 'bell.rung', 'bell', 'big-ben', '{}', now() - $2 * interval '1 second', CASE WHEN $3 THEN now() END
           FROM generate_series(1, $1::int) RETURNING id)
       INSERT INTO delivery (event_id, listener, queue, due_at, attempts, handled_at, failed_at, last_error)
       SELECT id, 'HearBells', 'bells', now(), ${delivery || '0, NULL, NULL, NULL'} FROM happened WHERE $3`,
      [count, ago, relayed],
    );
  const sweepRan = (name: string, everySeconds: number, ago: number) =>
    laurel.dataSource.query(
      `INSERT INTO sweep_run (name, every_seconds, succeeded_at) VALUES ($1, $2, now() - $3 * interval '1 second')`,
      [name, everySeconds, ago],
    );

  it('is nothing at first, and everything is all right', async () => {
    for (const check of [OutboxCheck, QueueCheck, SweepsCheck])
      expect(await laurel.get<{ check(): Promise<unknown> }>(check).check()).toMatchObject({ state: 'ok' });
  });

  it.each([
    [30, 'ok'],
    [90, 'degraded'],
    [1200, 'failing'],
  ])('an event that no worker has taken for %d s is %s', async (ago, state) => {
    await rung(2, { ago, relayed: false });
    expect(await laurel.get(OutboxCheck).check()).toMatchObject({ state });
    expect(await observed.lines('laurel_outbox_events')).toEqual(['laurel_outbox_events 2']);
    const [lag] = await observed.lines('laurel_outbox_lag_seconds');
    expect(Math.round(Number(lag!.split(' ')[1]))).toBeGreaterThanOrEqual(ago);
  });

  it('work that nobody has begun for a while is late, and the page says in which queue', async () => {
    await rung(3, { ago: 1500 });
    expect(await laurel.get(QueueCheck).check()).toMatchObject({
      state: 'degraded',
      words: 'Work in the queue “bells” has waited for 25 minutes. 3 pieces of work are in line.',
      link: '/admin/deliveries',
    });
    expect(await observed.lines('laurel_queue_depth')).toEqual(['laurel_queue_depth{kind="delivery",queue="bells"} 3']);
  });

  it('work that was begun and failed is tried again: it is not late', async () => {
    await rung(1, { ago: 7200, delivery: `3, NULL, NULL, 'deaf'` });
    expect(await laurel.get(QueueCheck).check()).toMatchObject({ state: 'ok' });
    expect(await observed.lines('laurel_queue_retrying')).toEqual([
      'laurel_queue_retrying{kind="delivery",queue="bells"} 1',
    ]);
  });

  it('work that was given up waits for an administrator', async () => {
    await rung(1, { ago: 7200, delivery: `14, NULL, now(), 'deaf'` });
    expect(await laurel.get(QueueCheck).check()).toMatchObject({
      state: 'degraded',
      words: '1 background step failed too often and was given up.',
    });
  });

  it('a sweep that has not succeeded for three turns and five minutes is late', async () => {
    await sweepRan('ring-bells', 60, 400);
    await sweepRan('oil-bells', 3600, 10_800);
    expect(await laurel.get(SweepsCheck).check()).toMatchObject({ state: 'ok' });
    await sweepRan('dust-bells', 60, 601);
    laurel.get(WatchDatabase).forget();
    expect(await laurel.get(SweepsCheck).check()).toMatchObject({
      state: 'degraded',
      words: expect.stringContaining('dust-bells last succeeded 10 minutes ago.'),
    });
    expect(await observed.lines('laurel_sweep_last_success_seconds')).toHaveLength(3);
  });

  it('is read from what is left, however much was done before', async () => {
    await rung(20_000, { ago: 10, delivery: '1, now(), NULL, NULL' });
    await rung(3, { ago: 10 });
    await laurel.dataSource.query('ANALYZE event, delivery');
    for (const sql of await statementsOf(laurel)) {
      const plan = await laurel.dataSource.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${sql}`);
      expect(plan.map((line) => line['QUERY PLAN']).join('\n')).not.toMatch(/Seq Scan on (event|delivery)/);
    }
  });
});

/** What the readings ask the database. */
async function statementsOf(laurel: Laurel): Promise<string[]> {
  const database = laurel.get(WatchDatabase);
  const asked: string[] = [];
  const read = database.read.bind(database);
  database.read = (sql) => {
    asked.push(sql);
    return read(sql);
  };
  await laurel.get(OutboxCheck).check();
  await laurel.get(QueueCheck).check();
  database.read = read;
  return asked;
}
