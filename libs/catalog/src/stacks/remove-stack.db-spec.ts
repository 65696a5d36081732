import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Authoring, startAuthoring } from '../../test/authoring.js';
import { ImportCatalog } from '../importing/import-catalog.js';
import { AuthoredStackQueries } from './authored-stack.queries.js';
import { RemoveMicroCredential } from './remove-micro-credential.js';
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

  it('is not undone when Laurel starts again and imports its catalog', async () => {
    const { programId } = laurel.ofProgram;
    const queries = laurel.get(AuthoredStackQueries);
    for (const { code } of (await queries.stack(programId, 'INN')).microCredentials)
      await laurel.get(RemoveMicroCredential).run({ ...laurel.ofProgram, code, revision: 1 });
    const { revision } = await queries.stack(programId, 'INN');
    await laurel.get(RemoveStack).run({ ...laurel.ofProgram, code: 'INN', revision });
    await laurel.get(ImportCatalog).run();
    expect((await queries.all(programId)).map(({ code }) => code)).toEqual(['VIS', 'INS', 'MAN', 'REL']);
  });
});
