import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '#testing';
import { UploadLocks } from './upload-locks.js';

const nobodyStops = new AbortController().signal;
const noMatter = () => {};

describe('the lock of an upload', () => {
  let database: TestDatabase;
  const replicas: UploadLocks[] = [];
  const aReplica = () => {
    const locks = new UploadLocks({ databaseUrl: database.url });
    replicas.push(locks);
    return locks;
  };
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterEach(async () => {
    for (const locks of replicas.splice(0)) await locks.onApplicationShutdown();
  });
  afterAll(() => database.drop());

  /** Lets many requests work on one upload. Returns the most that worked at once. */
  const mostAtOnce = async (replicasOf: (worker: number) => UploadLocks) => {
    const id = randomUUID();
    let [now, most] = [0, 0];
    const work = async (worker: number) => {
      const lock = replicasOf(worker).newLock(id);
      await lock.lock(nobodyStops, noMatter);
      most = Math.max(most, ++now);
      await pause(5);
      now -= 1;
      await lock.unlock();
    };
    await Promise.all(Array.from({ length: 12 }, (_, worker) => work(worker)));
    return most;
  };

  it('is held by one request at a time, in one replica and across several', async () => {
    const [one, other] = [aReplica(), aReplica()];
    expect(await mostAtOnce(() => one)).toBe(1);
    expect(await mostAtOnce((worker) => (worker % 2 === 0 ? one : other))).toBe(1);
  });

  it.each([
    ['of the same replica', false],
    ['of another replica', true],
  ])('is requested from a request %s, which then releases it', async (_, elsewhere) => {
    const one = aReplica();
    const other = elsewhere ? aReplica() : one;
    const id = randomUUID();
    const first = one.newLock(id);
    let asked = 0;
    await first.lock(nobodyStops, () => {
      asked += 1;
      void first.unlock();
    });

    const second = other.newLock(id);
    await second.lock(nobodyStops, () => {
      throw new Error('It was asked for by nobody else.');
    });

    expect(asked).toBe(1);
    await second.unlock();
  });

  it('is not awaited after the request has ended', async () => {
    const [one, other] = [aReplica(), aReplica()];
    const id = randomUUID();
    const held = one.newLock(id);
    await held.lock(nobodyStops, noMatter);
    const gone = new AbortController();
    setTimeout(() => gone.abort(), 100);

    await expect(other.newLock(id).lock(gone.signal, noMatter)).rejects.toMatchObject({
      body: expect.stringContaining('lock'),
    });

    await held.unlock();
    await other.newLock(id).lock(nobodyStops, noMatter);
  });

  it('needs one connection for any number of uploads', async () => {
    const locks = aReplica();
    await Promise.all(Array.from({ length: 60 }, () => locks.newLock(randomUUID()).lock(nobodyStops, noMatter)));

    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'laurel-uploads'`,
    );
    await client.end();
    expect(rows).toHaveLength(1);
  });

  it('is lost with the connection: its holder must stop, and others get it', async () => {
    const [one, other] = [aReplica(), aReplica()];
    const id = randomUUID();
    let stop!: () => void;
    const told = new Promise<void>((resolve) => (stop = resolve));
    await one.newLock(id).lock(nobodyStops, stop);

    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'laurel-uploads'`,
    );
    await client.end();

    await told;
    const taken = other.newLock(id);
    await taken.lock(nobodyStops, noMatter);
    await taken.unlock();
    const another = one.newLock(randomUUID());
    await another.lock(nobodyStops, noMatter);
    await another.unlock();
  });

  it('is skipped by work that can wait, and taken by it when it is free', async () => {
    const [one, other] = [aReplica(), aReplica()];
    const id = randomUUID();
    const held = one.newLock(id);
    await held.lock(nobodyStops, () => {
      throw new Error('Nobody asks for it.');
    });
    let done = 0;

    expect(await other.ifFree(id, async () => void (done += 1))).toBe(false);
    await held.unlock();
    expect(await other.ifFree(id, async () => void (done += 1))).toBe(true);
    expect(await one.ifFree(id, async () => void (done += 1))).toBe(true);
    expect(done).toBe(2);
  });

  it('is released by all requests when the process stops', async () => {
    const locks = aReplica();
    let asked = 0;
    for (let upload = 0; upload < 3; upload++)
      await locks.newLock(randomUUID()).lock(nobodyStops, () => void (asked += 1));

    locks.beforeApplicationShutdown();

    expect(asked).toBe(3);
  });
});
