import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Enrollment } from '#pilots';
import { type Laurel, startLaurel } from '#testing';
import { timeouts } from './data-source.js';
import { EventRecord } from './event.entity.js';

describe('the data source of the application', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('knows the entities of every slice', () => {
    const { dataSource } = laurel;
    expect([EventRecord, Enrollment].map((entity) => dataSource.hasMetadata(entity))).toEqual([true, true]);
    expect(laurel.get(DataSource)).toBe(dataSource);
  });

  it('lets nobody wait forever for a statement, a lock, or a connection', async () => {
    const settings = await laurel.dataSource.query<{ name: string; milliseconds: number }[]>(
      `SELECT name, setting::int AS milliseconds FROM pg_settings
        WHERE name IN ('lock_timeout', 'statement_timeout') ORDER BY name`,
    );
    expect(settings).toEqual([
      { name: 'lock_timeout', milliseconds: timeouts.lock_timeout },
      { name: 'statement_timeout', milliseconds: timeouts.statement_timeout },
    ]);
    const { master } = laurel.dataSource.driver as unknown as { master: { options: typeof timeouts } };
    expect(master.options.connectionTimeoutMillis).toBe(timeouts.connectionTimeoutMillis);
  });

  it('fails the start at once, with the reason, when there is no database', async () => {
    const nowhere = { databaseUrl: 'postgres://laurel@127.0.0.1:1/laurel' };
    await expect(startLaurel({ configuration: nowhere })).rejects.toThrow(/ECONNREFUSED/);
  });
});
