import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Authoring, historyOf, startAuthoring } from '../../test/authoring.js';
import { EditStack } from './edit-stack.js';

describe('editing a stack', () => {
  let laurel: Authoring;
  beforeAll(async () => {
    laurel = await startAuthoring();
  });
  afterAll(() => laurel.stop());

  const edit = (revision: number, name: string, required: number | null) =>
    laurel.get(EditStack).run({ ...laurel.ofProgram, code: 'INS', revision, name, required });

  it('leaves in the history what it was called and what its badge asked for', async () => {
    await edit(1, 'Teaching', 3);
    expect(await historyOf(laurel, 'stack.edited')).toEqual([
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
