import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Authoring, startAuthoring } from '../../test/authoring.js';
import { CreateMicroCredential } from './create-micro-credential.js';

describe('creating a micro-credential', () => {
  let laurel: Authoring;
  beforeAll(async () => {
    laurel = await startAuthoring();
  });
  afterAll(() => laurel.stop());

  it('happens once for a code, and each gets its own place, also when several ask at once', async () => {
    const create = (code: string) =>
      laurel.get(CreateMicroCredential).run({ ...laurel.ofProgram, stack: 'REL', code, title: `About ${code}` });
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
