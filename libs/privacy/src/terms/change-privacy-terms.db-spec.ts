import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAdministrator, aPerson, type Laurel, startLaurel, theProgram } from '#testing';
import { RequestErasure } from '../erasure/request-erasure.js';
import { ChangePrivacyTerms } from './change-privacy-terms.js';
import { PrivacyTermsQueries } from './privacy-terms.queries.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel({ at: '2026-03-02T15:00:00Z' });
});
afterAll(() => laurel.stop());

describe('the privacy terms', () => {
  it('are data: the next erasure waits as long as they say', async () => {
    const programId = await theProgram(laurel);
    const { revision, ...terms } = await laurel.get(PrivacyTermsQueries).shown({ kind: 'program', id: programId });
    const change = (changes: Partial<typeof terms>) =>
      laurel
        .get(ChangePrivacyTerms)
        .run({ actor: anAdministrator, programId, revision, terms: { ...terms, ...changes } });
    expect(await change({ erasureWaitDays: 10 })).toMatchObject({ erasureWaitDays: 10, revision: revision + 1 });
    await expect(change({ erasureWaitDays: 5 })).rejects.toMatchObject({ kind: 'stale', code: 'privacy-terms.stale' });
    const person = await aPerson(laurel);
    const about = { actor: person, personId: person.id, badges: 'keep', reason: '' } as const;
    expect(await laurel.get(RequestErasure).run(about)).toMatchObject({ dueAt: new Date('2026-03-12T15:00:00Z') });
  });
});
