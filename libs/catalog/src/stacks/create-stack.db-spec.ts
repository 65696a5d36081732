import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Authoring, startAuthoring } from '../../test/authoring.js';
import { CreateStack } from './create-stack.js';

describe('creating a stack', () => {
  let laurel: Authoring;
  beforeAll(async () => {
    laurel = await startAuthoring();
  });
  afterAll(() => laurel.stop());

  it('is refused for an unknown domain and a name that is used, with both places', async () => {
    const stack = { code: 'LIB', name: 'Visionary Leadership', required: null };
    await expect(laurel.get(CreateStack).run({ ...laurel.ofFramework, ...stack })).rejects.toMatchObject({
      code: 'stack.content',
      details: { errors: [{ pointer: '/code' }, { pointer: '/name' }] },
    });
  });
});
