import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAdministrator, anEnrollment, aPerson, type Laurel, startLaurel } from '#testing';
import { ChangePrivacyTerms } from '../terms/change-privacy-terms.js';
import { PrivacyTermsQueries } from '../terms/privacy-terms.queries.js';
import { DeletePast } from './delete-past.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
  const { revision, ...terms } = await laurel.get(PrivacyTermsQueries).shown();
  const periods = { ...terms.periods, message: 365, account: null };
  await laurel
    .get(ChangePrivacyTerms)
    .run({ actor: anAdministrator, revision, terms: { ...terms, retentionOn: true, periods } });
});
afterAll(() => laurel.stop());

const deleted = (personId: string, kind: 'message' | 'career' = 'message') =>
  laurel.get(DeletePast).run({ personId, kind });

/** Whole people are shown by retention.e2e-spec.ts of the worker. */
describe('a record past its period', () => {
  it('is deleted a year after the last activity, once', async () => {
    const { id } = await aPerson(laurel);
    laurel.clock.advance({ days: 365 });
    expect(await deleted(id)).toBe(false);
    laurel.clock.advance({ days: 1 });
    expect(await deleted(id)).toBe(true);
    expect(await deleted(id)).toBe(false);
  });

  it('stays without a period, and while an enrollment goes on', async () => {
    const { personId } = await anEnrollment(laurel).active();
    const { id } = await aPerson(laurel);
    laurel.clock.advance({ days: 366 });
    expect(await deleted(personId)).toBe(false);
    expect(await deleted(id, 'career')).toBe(false);
  });
});
