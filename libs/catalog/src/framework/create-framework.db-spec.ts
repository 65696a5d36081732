import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProgramQueries } from '#programs';
import { type Laurel, seededCatalog, startLaurel } from '#testing';
import { CreateFramework } from './create-framework.js';

const actor = { id: 'an-author' };

describe('creating a framework', () => {
  let laurel: Laurel;
  let programId: string;
  beforeAll(async () => {
    laurel = await startLaurel();
    await seededCatalog(laurel);
    programId = (await laurel.get(ProgramQueries).standard()).id;
  });
  afterAll(() => laurel.stop());

  const events = async (type: string) =>
    (
      await laurel.dataSource.query<{ payload: unknown }[]>('SELECT payload FROM event WHERE type = $1 ORDER BY id', [
        type,
      ])
    ).map(({ payload }) => payload);

  it('happens once for a code, also when two ask at once', async () => {
    const create = () => laurel.get(CreateFramework).run({ programId, code: 'LIB', name: 'For librarians', actor });
    const results = await Promise.allSettled([create(), create()]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'framework.code' } });
    expect(await events('framework.created')).toEqual([{ code: 'LIB', name: 'For librarians' }]);
  });
});
