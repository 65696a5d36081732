import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAdministrator, type Laurel, startLaurel, theProgram } from '#testing';
import { ChangeIssuer, type IssuerChanges } from './change-issuer.js';
import { Issuers } from './issuers.js';

describe('changing the issuer of a program', () => {
  let laurel: Laurel;
  let programId: string;
  beforeAll(async () => {
    laurel = await startLaurel();
    programId = await theProgram(laurel);
  });
  afterAll(() => laurel.stop());

  const change = (revision: number, changes: IssuerChanges) =>
    laurel.get(ChangeIssuer).run({ programId, revision, changes, actor: anAdministrator });
  const events = () =>
    laurel.dataSource.query<{ payload: object; program_id: string }[]>(
      `SELECT payload, program_id FROM event WHERE type = 'issuer.changed' ORDER BY id`,
    );

  it('keeps what is left out, and gives the default back for null; the DID stays', async () => {
    const before = await laurel.get(Issuers).first();
    expect(before).toMatchObject({ revision: 0, ...before.defaults });
    const renamed = await change(0, { name: 'A System', email: 'help@example.org' });
    expect(renamed).toMatchObject({ name: 'A System', email: 'help@example.org', url: before.url, revision: 1 });
    const restored = await change(1, { name: null });
    expect(restored).toMatchObject({ name: before.name, email: 'help@example.org', revision: 2 });
    expect(restored.addresses.did).toBe(before.addresses.did);
    expect(await laurel.get(Issuers).first()).toEqual(restored);
  });

  it('leaves an event with what was written', async () => {
    const written = { email: 'help@example.org', url: null, description: null };
    expect(await events()).toEqual([
      { payload: { name: 'A System', ...written }, program_id: programId },
      { payload: { name: null, ...written }, program_id: programId },
    ]);
  });

  it('is refused when somebody else changed it since, also before the first change', async () => {
    for (const seen of [0, 1])
      await expect(change(seen, { name: 'Another' })).rejects.toMatchObject({ kind: 'stale', code: 'issuer.stale' });
    expect(await events()).toHaveLength(2);
  });
});
