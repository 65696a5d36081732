import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProgramQueries } from '#programs';
import { anAuthor, aVersion, type Laurel, startLaurel } from '#testing';
import { VersionQueries } from '../read/version.queries.js';
import { CreateDraftVersion } from './create-draft-version.js';

const actor = anAuthor;

describe('a draft', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const create = async (code: string, rest: { level?: string; copyOf?: string } = {}) =>
    laurel
      .get(CreateDraftVersion)
      .run({ programId: (await laurel.get(ProgramQueries).standard()).id, code, level: 'developing', actor, ...rest });

  it('that was discarded is never public, and its number is not used again', async () => {
    const discarded = await aVersion(laurel, { code: 'MAN-3' }).discarded();
    expect(discarded).toMatchObject({ state: 'retired', pilotedAt: null });
    await expect(laurel.get(VersionQueries).publicById(discarded.id)).rejects.toMatchObject({
      code: 'version.not-found',
    });
    expect((await create('MAN-3')).number).toBe(discarded.number + 1);
  });
});
