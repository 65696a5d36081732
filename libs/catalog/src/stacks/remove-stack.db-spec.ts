import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Authoring, startAuthoring } from '../../test/authoring.js';
import { AuthoredStackQueries } from './authored-stack.queries.js';
import { RemoveStack } from './remove-stack.js';

describe('removing a stack', () => {
  let laurel: Authoring;
  beforeAll(async () => {
    laurel = await startAuthoring();
  });
  afterAll(() => laurel.stop());

  it('is refused while it has micro-credentials, and names them', async () => {
    const { revision, microCredentials } = await laurel
      .get(AuthoredStackQueries)
      .stack(laurel.ofProgram.programId, 'INN');
    const removed = laurel.get(RemoveStack).run({ ...laurel.ofProgram, code: 'INN', revision });
    await expect(removed).rejects.toMatchObject({ kind: 'conflict', code: 'stack.referenced' });
    await expect(removed).rejects.toHaveProperty('details.errors.length', microCredentials.length);
  });
});
