import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  about,
  declareEvents,
  declareTask,
  type EventOf,
  Outbox,
  Task,
  type TaskOf,
  Tasks,
  Transactor,
} from '#database';
import {
  type Attempt,
  type CarriesOut,
  DeliveryHandling,
  DeliveryQueries,
  type EventListener,
  Listener,
  PermanentFailure,
  QueueBackend,
  RetryDelivery,
  Sweep,
  type Sweeper,
  TaskHandler,
  TaskHandling,
} from '#jobs';
import { Clock, DomainError } from '#kernel';
import { FixedClock, pastTheTriggers, theProgram } from '#testing';
import { Relay } from '../src/relay/relay.js';
import { queueBackends } from './queue-backends.js';
import { type LaurelWithWorker, startWorker } from './start-worker.js';

const bellEvents = declareEvents({
  'bell.rung': about('bell', {}),
  'bell.hung': about('bell', {}),
  'bell.cracked': about('bell', {}),
});
const heard = [bellEvents['bell.rung'], bellEvents['bell.hung']] as const;
type BellEvent = EventOf<typeof heard>;

/** Remembers its events, and runs the obstacle that a test sets. */
class Recording implements EventListener<typeof heard> {
  readonly seen: string[] = [];
  attempts: Attempt[] = [];
  obstacle: (event: BellEvent, attempt: Attempt) => Promise<void> | void = () => undefined;

  async handle(event: BellEvent, attempt: Attempt): Promise<void> {
    this.attempts.push(attempt);
    await this.obstacle(event, attempt);
    this.seen.push(event.subjectId);
  }

  forget(): void {
    this.seen.length = 0;
    this.attempts.length = 0;
    this.obstacle = () => undefined;
  }
}

@Listener({ queue: 'bells', events: heard, concurrency: 2, patience: { attempts: 3, longestPauseSeconds: 3600 } })
class HearBells extends Recording {}

@Listener({ queue: 'ledger', events: [bellEvents['bell.rung']] })
class WriteBellsDown extends Recording {}

const castBell = declareTask('bell.cast', 'bell', { tons: z.int() });

@TaskHandler({ task: castBell, queue: 'foundry', concurrency: 2, patience: { attempts: 3, longestPauseSeconds: 3600 } })
class CastBells implements CarriesOut<typeof castBell> {
  readonly cast: { bell: string; tons: number; attempt: number; last: boolean }[] = [];
  obstacle: (attempt: Attempt) => Promise<void> | void = () => undefined;

  async carryOut({ subjectId, payload }: TaskOf<typeof castBell>, attempt: Attempt): Promise<void> {
    await this.obstacle(attempt);
    this.cast.push({ bell: subjectId, tons: payload.tons, attempt: attempt.number, last: attempt.last });
  }

  forget(): void {
    this.cast.length = 0;
    this.obstacle = () => undefined;
  }
}

@Sweep({ name: 'polish-bells', everySeconds: 3600 })
class PolishBells implements Sweeper {
  dull = 0;

  async sweep(): Promise<number> {
    if (this.dull === 0) return 0;
    this.dull -= 1;
    return 1;
  }
}

describe.each(queueBackends)('jobs on $name', ({ redisUrl }) => {
  let laurel: LaurelWithWorker;
  let hear: HearBells;
  let write: WriteBellsDown;
  let foundry: CastBells;

  beforeAll(async () => {
    laurel = await startWorker({
      configuration: { redisUrl },
      providers: [HearBells, WriteBellsDown, CastBells, PolishBells],
      timings: { leaseSeconds: 300, lockSeconds: 1 },
    });
    hear = laurel.get(HearBells);
    write = laurel.get(WriteBellsDown);
    foundry = laurel.get(CastBells);
  });
  afterEach(async () => {
    hear.forget();
    write.forget();
    foundry.forget();
    await pastTheTriggers(laurel.dataSource, 'TRUNCATE event, record_pending, task CASCADE');
  });
  afterAll(() => laurel.stop());

  const append = (type: keyof typeof bellEvents, ...bells: string[]): Promise<void> =>
    laurel
      .get(Transactor)
      .run((tx) => laurel.get(Outbox).append(tx, ...bells.map((subjectId) => bellEvents[type]({ subjectId }))));

  const bells = (count: number): string[] => Array.from({ length: count }, (_, index) => `bell-${index}`);

  const page = async (state: 'waiting' | 'failed' | 'handled') =>
    (await laurel.get(DeliveryQueries).page({ programId: await theProgram(laurel), state, limit: 200 })).items;

  const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
    for (let tries = 0; !(await condition()); tries += 1) {
      if (tries > 500) throw new Error('It did not happen in time.');
      await pause(10);
    }
  };

  it('tells every listener about an event once', async () => {
    await append('bell.rung', ...bells(30));
    await laurel.untilIdle();
    expect([...hear.seen].sort()).toEqual(bells(30).sort());
    expect([...write.seen].sort()).toEqual(bells(30).sort());
  });

  it('a worker whose clock is three hours ahead leaves nothing in the future', async () => {
    const ahead = new FixedClock(laurel.clock.now());
    ahead.advance({ hours: 3 });
    const skewed = await startWorker({
      configuration: { redisUrl },
      providers: [HearBells, WriteBellsDown, CastBells, PolishBells],
      replace: [[Clock, ahead]],
    });
    skewed.get(HearBells).obstacle = () => {
      throw new Error('deaf');
    };
    await skewed
      .get(Transactor)
      .run((tx) => skewed.get(Outbox).append(tx, bellEvents['bell.rung']({ subjectId: 'skewed' })));
    const failed = async () =>
      (
        await skewed.get(DeliveryQueries).page({ programId: await theProgram(skewed), state: 'waiting', limit: 10 })
      ).items.find(({ listener, lastError }) => listener === 'HearBells' && lastError !== null);
    await until(async () => (await failed()) !== undefined);
    const [{ seconds }] = await skewed.dataSource.query<[{ seconds: number }]>(
      `SELECT extract(epoch FROM max(due_at) - $1)::int AS seconds FROM delivery WHERE handled_at IS NULL`,
      [skewed.clock.now()],
    );
    expect(seconds).toBeLessThan(120);
    await skewed.stop();
  });

  it('tells nobody about an event that was rolled back, and marks an event without listeners', async () => {
    const failing = laurel.get(Transactor).run(async (tx) => {
      await laurel.get(Outbox).append(tx, bellEvents['bell.rung']({ subjectId: 'never' }));
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await append('bell.cracked', 'silent');
    await laurel.untilIdle();
    expect(hear.seen).toEqual([]);
    const [row] = await laurel.dataSource.query<{ relayed: boolean; deliveries: number }[]>(
      'SELECT relayed_at IS NOT NULL AS relayed, (SELECT count(*)::int FROM delivery) AS deliveries FROM event',
    );
    expect(row).toEqual({ relayed: true, deliveries: 0 });
  });

  it('tells each listener once, however many relays run at the same time', async () => {
    await Promise.all([append('bell.rung', ...bells(150)), ...[1, 2, 3, 4, 5].map(() => laurel.get(Relay).relay())]);
    await laurel.untilIdle();
    expect(hear.seen).toHaveLength(150);
    expect(new Set(hear.seen).size).toBe(150);
  });

  it('the same job runs twice', async () => {
    await append('bell.hung', 'once');
    await laurel.untilIdle();
    const [delivery] = await page('handled');
    await laurel.get(DeliveryHandling).handle(delivery!);
    await laurel
      .get(QueueBackend)
      .queue('bells')
      .add(
        'HearBells',
        { eventId: delivery!.eventId, listener: 'HearBells' },
        { jobId: `${delivery!.eventId}.HearBells` },
      );
    await pause(200);
    expect(hear.seen).toEqual(['once']);
  });

  it("the queue's store is emptied", async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    hear.obstacle = () => gate;
    await append('bell.hung', ...bells(12));
    await until(
      async () =>
        hear.attempts.length === 2 && (await laurel.get(QueueBackend).queue('bells').getWaitingCount()) === 10,
    );

    await laurel.get(QueueBackend).queue('bells').obliterate({ force: true });
    open();
    await until(() => hear.seen.length === 2);
    await pause(200);
    expect(hear.seen).toHaveLength(2);
    expect(await page('waiting')).toHaveLength(10);

    laurel.clock.advance({ minutes: 5 });
    await laurel.untilIdle();
    expect([...hear.seen].sort()).toEqual(bells(12).sort());
  });

  it('waits for what is unavailable as long as it takes, and does not give the work up', async () => {
    let available = false;
    hear.obstacle = () => {
      if (!available) throw new DomainError('unavailable', 'bell.frozen', 'The rope is frozen.');
    };
    await append('bell.hung', 'in winter');
    for (let minute = 1; minute <= 5; minute += 1) {
      await until(() => hear.attempts.length === minute);
      await until(async () => (await page('waiting'))[0]?.lastError === 'The rope is frozen.');
      laurel.clock.advance({ minutes: 2 });
    }
    available = true;
    await laurel.untilIdle();
    expect(hear.seen).toEqual(['in winter']);
    expect(hear.attempts.map(({ number }) => number)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('tries a failing listener again after pauses that grow', async () => {
    hear.obstacle = (_, { number }) => {
      if (number < 3) throw new Error(`deaf ${number}`);
    };
    await append('bell.hung', 'loud');
    await until(async () => (await page('waiting'))[0]?.lastError?.includes('deaf 1') === true);
    const [first] = await page('waiting');
    expect(first!.dueAt.getTime() - laurel.clock.now().getTime()).toBeGreaterThanOrEqual(2000);
    await pause(200);
    expect(hear.attempts).toHaveLength(1);

    laurel.clock.advance({ seconds: 3 });
    await until(async () => (await page('waiting'))[0]?.lastError?.includes('deaf 2') === true);
    const [second] = await page('waiting');
    expect(second!.dueAt.getTime() - laurel.clock.now().getTime()).toBeGreaterThanOrEqual(4000);

    laurel.clock.advance({ seconds: 5 });
    await laurel.untilIdle();
    expect(hear.seen).toEqual(['loud']);
    expect(hear.attempts.map(({ number, last }) => ({ number, last }))).toEqual([
      { number: 1, last: false },
      { number: 2, last: false },
      { number: 3, last: true },
    ]);
  });

  it('gives up after the last attempt, shows that to administrators, and tries again when one asks', async () => {
    hear.obstacle = () => {
      throw new Error('deaf');
    };
    await append('bell.rung', 'loud');
    for (const attempts of [1, 2, 3]) {
      await until(async () =>
        [...(await page('waiting')), ...(await page('failed'))].some(
          (row) => row.attempts === attempts && row.lastError !== null,
        ),
      );
      laurel.clock.advance({ minutes: 1 });
    }
    await until(async () => (await page('failed')).length === 1);
    const [failed] = await page('failed');
    expect(failed).toMatchObject({
      listener: 'HearBells',
      eventType: 'bell.rung',
      subject: { kind: 'bell', id: 'loud' },
      state: 'failed',
      attempts: 3,
    });
    expect(failed!.lastError).toContain('deaf');
    expect(write.seen).toEqual(['loud']);

    hear.forget();
    const administrator = { id: '0199c000-0000-7000-8000-000000000001' };
    await laurel.get(RetryDelivery).run({ actor: administrator, ...failed! });
    await laurel.untilIdle();
    expect(hear.seen).toEqual(['loud']);
    await expect(laurel.get(RetryDelivery).run({ actor: administrator, ...failed! })).rejects.toMatchObject({
      code: 'delivery.not-failed',
    });
    await expect(
      laurel.get(RetryDelivery).run({ actor: administrator, eventId: failed!.eventId, listener: 'Nobody' }),
    ).rejects.toMatchObject({ code: 'delivery.not-found' });
  });

  it('does not repeat a permanent failure', async () => {
    hear.obstacle = () => {
      throw new PermanentFailure('there is no such bell');
    };
    await append('bell.hung', 'ghost');
    await until(async () => (await page('failed')).length === 1);
    expect(hear.attempts).toHaveLength(1);
  });

  it('shows the progress of a long job', async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    hear.obstacle = async (_, attempt) => {
      await attempt.progress(40, 1000);
      await gate;
    };
    await append('bell.hung', 'carillon');
    await until(async () => (await page('waiting'))[0]?.progress?.done === 40);
    open();
    await laurel.untilIdle();
    expect((await page('handled'))[0]?.progress).toEqual({ done: 40, total: 1000 });
  });

  it('forgets handled deliveries after a month, and nothing else', async () => {
    hear.obstacle = () => {
      throw new PermanentFailure('deaf');
    };
    await append('bell.rung', 'old');
    await until(async () => (await page('failed')).length === 1 && (await page('handled')).length === 1);
    laurel.clock.advance({ days: 30 });
    await laurel.sweep('forget-deliveries');
    expect(await page('handled')).toHaveLength(1);
    laurel.clock.advance({ minutes: 1 });
    await laurel.sweep('forget-deliveries');
    expect([await page('handled'), await page('failed')].map(({ length }) => length)).toEqual([0, 1]);
  });

  describe('tasks', () => {
    const add = (...bells: string[]): Promise<void> =>
      laurel
        .get(Transactor)
        .run((tx) =>
          laurel
            .get(Tasks)
            .add(tx, ...bells.map((subjectId) => castBell({ subjectId, actorId: 'a-founder', payload: { tons: 13 } }))),
        );
    const tasks = (): Promise<Task[]> => laurel.dataSource.manager.find(Task, { order: { id: 'ASC' } });

    it('are carried out once each with their payload, and deleted', async () => {
      await add(...bells(30));
      await laurel.untilIdle();
      expect(foundry.cast.map(({ bell }) => bell).sort()).toEqual(bells(30).sort());
      expect(foundry.cast[0]).toMatchObject({ tons: 13, attempt: 1, last: false });
      expect(await tasks()).toEqual([]);
      expect(await laurel.dataSource.query('SELECT FROM event')).toEqual([]);
    });

    it('are not carried out when their transaction is rolled back', async () => {
      const failing = laurel.get(Transactor).run(async (tx) => {
        await laurel.get(Tasks).add(tx, castBell({ subjectId: 'never', payload: { tons: 1 } }));
        throw new Error('rolled back');
      });
      await expect(failing).rejects.toThrow('rolled back');
      await laurel.untilIdle();
      expect(foundry.cast).toEqual([]);
    });

    it('the same job runs twice', async () => {
      let open = (): void => undefined;
      const gate = new Promise<void>((resolve) => (open = resolve));
      foundry.obstacle = () => gate;
      await add('once');
      await until(async () => (await tasks())[0]?.attempts === 1);
      const [{ id, name }] = (await tasks()) as [Task];
      open();
      await laurel.untilIdle();
      await laurel.get(TaskHandling).handle({ id, name });
      await laurel
        .get(QueueBackend)
        .queue('foundry')
        .add(name, { id, name }, { jobId: `${id}.${name}` });
      await pause(200);
      expect(foundry.cast.map(({ bell }) => bell)).toEqual(['once']);
    });

    it("the queue's store is emptied", async () => {
      let open = (): void => undefined;
      const gate = new Promise<void>((resolve) => (open = resolve));
      foundry.obstacle = () => gate;
      await add(...bells(12));
      await until(
        async () =>
          (await tasks()).filter(({ attempts }) => attempts === 1).length === 2 &&
          (await laurel.get(QueueBackend).queue('foundry').getWaitingCount()) === 10,
      );
      await laurel.get(QueueBackend).queue('foundry').obliterate({ force: true });
      open();
      await until(() => foundry.cast.length === 2);
      await pause(200);
      expect(await page('waiting')).toHaveLength(10);

      laurel.clock.advance({ minutes: 5 });
      await laurel.untilIdle();
      expect(foundry.cast.map(({ bell }) => bell).sort()).toEqual(bells(12).sort());
    });

    it('that fail are tried again after a pause, given up after the last attempt, and retried when an administrator asks', async () => {
      foundry.obstacle = () => {
        throw new Error('cold');
      };
      await add('cracked');
      for (const attempts of [1, 2, 3]) {
        await until(async () => (await tasks()).some((task) => task.attempts === attempts && task.lastError !== null));
        laurel.clock.advance({ minutes: 1 });
      }
      await until(async () => (await page('failed')).length === 1);
      const [failed] = await page('failed');
      expect(failed).toMatchObject({
        eventType: 'bell.cast',
        listener: 'bell.cast',
        subject: { kind: 'bell', id: 'cracked' },
        queue: 'foundry',
        state: 'failed',
        attempts: 3,
      });
      expect(failed!.lastError).toContain('cold');

      foundry.forget();
      const actor = { id: '0199c000-0000-7000-8000-000000000001' };
      await laurel.get(RetryDelivery).run({ actor, ...failed! });
      await laurel.untilIdle();
      expect(foundry.cast).toEqual([{ bell: 'cracked', tons: 13, attempt: 1, last: false }]);
      expect(await laurel.dataSource.query('SELECT type, actor_id, payload FROM event')).toEqual([
        { type: 'task.retried', actor_id: actor.id, payload: { name: 'bell.cast' } },
      ]);
      await expect(laurel.get(RetryDelivery).run({ actor, ...failed! })).rejects.toMatchObject({
        code: 'delivery.not-found',
      });
    });

    it('whose stored payload has another shape are given up with the reason', async () => {
      await add('odd');
      await laurel.dataSource.query(`UPDATE task SET payload = '{"tons": "many"}'`);
      await until(async () => (await tasks()).every(({ attempts, lastError }) => attempts > 0 && lastError !== null));
      expect((await tasks())[0]?.lastError).toMatch(/tons/);
    });

    it('without a handler in this process wait for a worker that has one', async () => {
      const melt = declareTask('bell.melt', 'bell', {});
      await laurel.get(Transactor).run((tx) => laurel.get(Tasks).add(tx, melt({ subjectId: 'old' })));
      expect(await laurel.get(Relay).relay()).toBe(0);
      expect((await page('waiting')).map(({ listener, queue }) => [listener, queue])).toEqual([['bell.melt', '']]);
      expect(await laurel.get(DeliveryQueries).isIdle()).toBe(false);
    });
  });

  it('sweeps until nothing is left', async () => {
    laurel.get(PolishBells).dull = 3;
    await laurel.sweep('polish-bells');
    expect(laurel.get(PolishBells).dull).toBe(0);
  });
});

describe('a worker', () => {
  let laurel: LaurelWithWorker;
  const ring = (...bells: string[]): Promise<void> =>
    laurel
      .get(Transactor)
      .run((tx) => laurel.get(Outbox).append(tx, ...bells.map((subjectId) => bellEvents['bell.hung']({ subjectId }))));

  it('is woken by a commit, without waiting for its next poll', async () => {
    laurel = await startWorker({ providers: [HearBells], timings: { pollSeconds: 3600 } });
    for (const bell of ['a', 'b', 'c']) {
      await ring(bell);
      await laurel.untilIdle();
    }
    expect(laurel.get(HearBells).seen).toEqual(['a', 'b', 'c']);
    await laurel.stop();
  });

  it('is woken by a task as well', async () => {
    laurel = await startWorker({ providers: [CastBells], timings: { pollSeconds: 3600 } });
    for (const subjectId of ['a', 'b', 'c']) {
      await laurel
        .get(Transactor)
        .run((tx) => laurel.get(Tasks).add(tx, castBell({ subjectId, payload: { tons: 1 } })));
      await laurel.untilIdle();
    }
    expect(laurel.get(CastBells).cast.map(({ bell }) => bell)).toEqual(['a', 'b', 'c']);
    await laurel.stop();
  });

  it('continues when PostgreSQL has dropped every connection', async () => {
    laurel = await startWorker({ providers: [HearBells] });
    await ring('before');
    await laurel.untilIdle();
    await laurel.dataSource.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await ring('after');
    await laurel.untilIdle();
    expect(laurel.get(HearBells).seen).toEqual(['before', 'after']);
    await laurel.stop();
  });

  it('that is stopped finishes the jobs that it has begun, and leaves the rest to the next worker', async () => {
    laurel = await startWorker({ providers: [HearBells] });
    const hear = laurel.get(HearBells);
    hear.obstacle = () => pause(300);
    await ring('a', 'b', 'c', 'd', 'e');
    while (hear.attempts.length < 2) await pause(5);
    await laurel.stop();
    expect([...hear.seen].sort()).toEqual(['a', 'b']);
  });
});
