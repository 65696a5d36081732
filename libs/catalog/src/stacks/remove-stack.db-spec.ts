import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProgramQueries } from '#programs';
import { type Laurel, seededCatalog, startLaurel } from '#testing';
import { AuthoredStackQueries } from './authored-stack.queries.js';
import { RemoveStack } from './remove-stack.js';

const actor = { id: 'an-author' };

describe('removing a stack', () => {
  let laurel: Laurel;
  let programId: string;
  beforeAll(async () => {
    laurel = await startLaurel();
    await seededCatalog(laurel);
    programId = (await laurel.get(ProgramQueries).standard()).id;
  });
  afterAll(() => laurel.stop());

  it('is refused while it has micro-credentials, and names them', async () => {
    const { revision, microCredentials } = await laurel.get(AuthoredStackQueries).stack(programId, 'INN');
    const removed = laurel.get(RemoveStack).run({ programId, code: 'INN', revision, actor });
    await expect(removed).rejects.toMatchObject({ kind: 'conflict', code: 'stack.referenced' });
    await expect(removed).rejects.toHaveProperty('details.errors.length', microCredentials.length);
  });
});
