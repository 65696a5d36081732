import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Enrollment } from '#pilots';
import { type Laurel, startLaurel } from '#testing';
import { limits } from './data-source.js';
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

  it.each(['requests', 'jobs'] as const)('lets no work of %s wait forever', async (work) => {
    const { connectionTimeoutMillis, ...ofSession } = limits[work];
    const its = work === 'jobs' ? laurel : await startLaurel({ work });
    const settings = await its.dataSource.query<{ name: string; milliseconds: number }[]>(
      'SELECT name, setting::int AS milliseconds FROM pg_settings WHERE name = ANY($1)',
      [Object.keys(ofSession)],
    );
    expect(Object.fromEntries(settings.map(({ name, milliseconds }) => [name, milliseconds]))).toEqual(ofSession);
    const { master } = its.dataSource.driver as unknown as { master: { options: object } };
    expect(master.options).toMatchObject({ connectionTimeoutMillis });
    if (its !== laurel) await its.stop();
  });

  it('fails the start at once, with the reason, when there is no database', async () => {
    const nowhere = { databaseUrl: 'postgres://laurel@127.0.0.1:1/laurel' };
    await expect(startLaurel({ configuration: nowhere })).rejects.toThrow(/ECONNREFUSED/);
  });
});
