import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProgramQueries } from '#programs';
import { aVersion, type Laurel, seededCatalog, startLaurel } from '#testing';
import { RemoveMicroCredential } from './remove-micro-credential.js';

const actor = { id: 'an-author' };

describe('removing a micro-credential', () => {
  let laurel: Laurel;
  let programId: string;
  beforeAll(async () => {
    laurel = await startLaurel();
    await seededCatalog(laurel);
    programId = (await laurel.get(ProgramQueries).standard()).id;
  });
  afterAll(() => laurel.stop());

  it('is refused once it has had a version, also a discarded draft: the record names it', async () => {
    await aVersion(laurel, { code: 'REL-2' }).discarded();
    await expect(
      laurel.get(RemoveMicroCredential).run({ programId, code: 'REL-2', revision: 1, actor }),
    ).rejects.toMatchObject({
      kind: 'conflict',
      code: 'micro-credential.referenced',
      details: { errors: [{ detail: 'There is REL-2 version 1.' }] },
    });
  });

  it('is refused while a version says that it helps to have it first', async () => {
    await aVersion(laurel, { code: 'REL-2', content: { prerequisites: ['REL-3'] } }).draft();
    await expect(
      laurel.get(RemoveMicroCredential).run({ programId, code: 'REL-3', revision: 1, actor }),
    ).rejects.toMatchObject({
      code: 'micro-credential.referenced',
      details: { errors: [{ detail: 'REL-2 version 2 says that it helps to have it first.' }] },
    });
  });
});
