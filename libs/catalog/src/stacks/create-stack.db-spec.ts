import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProgramQueries } from '#programs';
import { type Laurel, seededCatalog, startLaurel } from '#testing';
import { FrameworkQueries } from '../framework/framework.queries.js';
import { CreateStack } from './create-stack.js';

const actor = { id: 'an-author' };

describe('creating a stack', () => {
  let laurel: Laurel;
  let programId: string;
  beforeAll(async () => {
    laurel = await startLaurel();
    await seededCatalog(laurel);
    programId = (await laurel.get(ProgramQueries).standard()).id;
  });
  afterAll(() => laurel.stop());

  it('is refused for an unknown domain and a name that is used, with both places', async () => {
    const [framework] = await laurel.get(FrameworkQueries).all(programId);
    const stack = { frameworkId: framework!.id, code: 'LIB', name: 'Visionary Leadership', required: null };
    await expect(laurel.get(CreateStack).run({ programId, ...stack, actor })).rejects.toMatchObject({
      code: 'stack.content',
      details: { errors: [{ pointer: '/code' }, { pointer: '/name' }] },
    });
  });
});
