import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { testDatabase, type TestDatabase } from '#testing';
import { createDataSource } from './data-source.js';
import { Transactor, type Tx } from './transactor.js';

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await testDatabase();
  dataSource = await createDataSource({ url: database.url, entities: [] }).initialize();
  await dataSource.query('CREATE TABLE account (id int PRIMARY KEY, sum int NOT NULL)');
  await dataSource.query('INSERT INTO account VALUES (1, 0), (2, 0)');
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const add = (tx: Tx, id: number) => tx.query('UPDATE account SET sum = sum + 1 WHERE id = $1', [id]);

describe('a transaction', () => {
  it('is rolled back when it throws', async () => {
    const transactor = new Transactor(dataSource);
    const failing = transactor.run(async (tx) => {
      await add(tx, 1);
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    expect(await dataSource.query('SELECT sum FROM account WHERE id = 1')).toEqual([{ sum: 0 }]);
  });

  it.each([
    ['before its last statement', (tx: Tx): Promise<unknown> => add(tx, 1)],
    ['before it commits', async () => undefined],
  ])('that loses its connection %s says so, and keeps nothing', async (_when, end) => {
    const running = new Transactor(dataSource).run(async (tx) => {
      await add(tx, 1);
      const [{ pid }] = await tx.query<[{ pid: number }]>('SELECT pg_backend_pid() AS pid');
      await dataSource.query('SELECT pg_terminate_backend($1)', [pid]);
      while (!tx.queryRunner!.isReleased) await pause(5);
      await end(tx);
    });
    await expect(running).rejects.toThrow('Connection terminated');
    expect(await dataSource.query('SELECT sum FROM account WHERE id = 1')).toEqual([{ sum: 0 }]);
  });

  it('that deadlocks with another is run again, and both succeed once', async () => {
    const transactor = new Transactor(dataSource);
    let waiting = 2;
    let meet!: () => void;
    const met = new Promise<void>((resolve) => (meet = resolve));
    const crossing = (first: number, second: number) =>
      transactor.run(async (tx) => {
        await add(tx, first);
        if (--waiting === 0) meet();
        await met;
        await add(tx, second);
      });
    await Promise.all([crossing(1, 2), crossing(2, 1)]);
    expect(await dataSource.query('SELECT sum FROM account ORDER BY id')).toEqual([{ sum: 2 }, { sum: 2 }]);
  });
});
