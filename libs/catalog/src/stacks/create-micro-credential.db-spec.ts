import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProgramQueries } from '#programs';
import { type Laurel, seededCatalog, startLaurel } from '#testing';
import { CreateMicroCredential } from './create-micro-credential.js';

const actor = { id: 'an-author' };

describe('creating a micro-credential', () => {
  let laurel: Laurel;
  let programId: string;
  beforeAll(async () => {
    laurel = await startLaurel();
    await seededCatalog(laurel);
    programId = (await laurel.get(ProgramQueries).standard()).id;
  });
  afterAll(() => laurel.stop());

  it('happens once for a code, and each gets its own place, also when several ask at once', async () => {
    const create = (code: string) =>
      laurel.get(CreateMicroCredential).run({ programId, stack: 'REL', code, title: `About ${code}`, actor });
    const codes = ['REL-7', 'REL-8', 'REL-9', 'REL-9'];
    const results = await Promise.allSettled(codes.map(create));
    expect(results.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'micro-credential.code' } },
    ]);
    const places = await laurel.dataSource.query<{ position: number }[]>(
      `SELECT position FROM micro_credential WHERE code IN ('REL-7', 'REL-8', 'REL-9')`,
    );
    expect(new Set(places.map(({ position }) => position)).size).toBe(3);
  });
});
