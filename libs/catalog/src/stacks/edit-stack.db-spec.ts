import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProgramQueries } from '#programs';
import { type Laurel, seededCatalog, startLaurel } from '#testing';
import { EditStack } from './edit-stack.js';

const actor = { id: 'an-author' };

describe('editing a stack', () => {
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

  const edit = (revision: number, name: string, required: number | null) =>
    laurel.get(EditStack).run({ programId, code: 'INS', revision, name, required, actor });

  it('leaves in the history what it was called and what its badge asked for', async () => {
    await edit(1, 'Teaching', 3);
    expect(await events('stack.edited')).toEqual([
      {
        code: 'INS',
        changed: ['name: "Instructional Leadership" is now "Teaching"', 'its badge asks for: "all" is now "any 3"'],
      },
    ]);
  });

  it('is refused to an author who has not seen the last change, and for the name of another stack', async () => {
    await expect(edit(1, 'Mine', null)).rejects.toMatchObject({ kind: 'stale', code: 'stack.stale' });
    await expect(edit(2, 'Visionary Leadership', null)).rejects.toMatchObject({
      details: { errors: [{ pointer: '/name' }] },
    });
  });
});
