import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aVersion } from '#testing';
import { type Authoring, startAuthoring } from '../../test/authoring.js';
import { ImportCatalog } from '../importing/import-catalog.js';
import { AuthoredStackQueries } from './authored-stack.queries.js';
import { RemoveMicroCredential } from './remove-micro-credential.js';

describe('removing a micro-credential', () => {
  let laurel: Authoring;
  beforeAll(async () => {
    laurel = await startAuthoring();
  });
  afterAll(() => laurel.stop());

  it('is refused once it has had a version, also a discarded draft: the record names it', async () => {
    await aVersion(laurel, { code: 'REL-2' }).discarded();
    await expect(
      laurel.get(RemoveMicroCredential).run({ ...laurel.ofProgram, code: 'REL-2', revision: 1 }),
    ).rejects.toMatchObject({
      kind: 'conflict',
      code: 'micro-credential.referenced',
      details: { errors: [{ detail: 'There is REL-2 version 1.' }] },
    });
  });

  it('is refused while a version names it as a prerequisite', async () => {
    await aVersion(laurel, { code: 'REL-2', content: { prerequisites: ['REL-3'] } }).draft();
    await expect(
      laurel.get(RemoveMicroCredential).run({ ...laurel.ofProgram, code: 'REL-3', revision: 1 }),
    ).rejects.toMatchObject({
      code: 'micro-credential.referenced',
      details: { errors: [{ detail: 'REL-2 version 2 names it as a prerequisite.' }] },
    });
  });

  it('is not undone when Laurel starts again and imports its catalog', async () => {
    await laurel.get(RemoveMicroCredential).run({ ...laurel.ofProgram, code: 'INN-3', revision: 1 });
    await laurel.get(ImportCatalog).run();
    const { microCredentials } = await laurel.get(AuthoredStackQueries).stack(laurel.ofProgram.programId, 'INN');
    expect(microCredentials.map(({ code }) => code)).toEqual(['INN-1', 'INN-2']);
  });
});
