import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeepRecord } from '#record';
import { anEnrollment, aPerson, type Laurel, startLaurel, theProgram } from '#testing';
import { EndHold } from '../holds/end-hold.js';
import { PlaceHold } from '../holds/place-hold.js';
import { ChangePrivacyTerms } from '../terms/change-privacy-terms.js';
import { PrivacyTermsQueries } from '../terms/privacy-terms.queries.js';
import type { RetainedKind } from '../vocabulary.js';
import { DeletePast } from './delete-past.js';
import { Retention } from './retention.entity.js';

let laurel: Laurel;
let actor: { id: string };
beforeAll(async () => {
  laurel = await startLaurel({ providers: [KeepRecord] });
  actor = await aPerson(laurel, { roles: ['administrator'] });
  const programId = await theProgram(laurel);
  const { revision, ...terms } = await laurel.get(PrivacyTermsQueries).shown({ kind: 'program', id: programId });
  const periods = { ...terms.periods, message: 365, work: 365, account: null };
  await laurel
    .get(ChangePrivacyTerms)
    .run({ actor, programId, revision, terms: { ...terms, retentionOn: true, periods } });
});
afterAll(() => laurel.stop());

const deleted = (personId: string, kind: RetainedKind = 'message') => laurel.get(DeletePast).run({ personId, kind });

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

  it('stops when a legal hold is placed after it has begun, and goes on when the hold ends', async () => {
    const { id: personId } = await aPerson(laurel);
    laurel.clock.advance({ days: 366 });
    expect(await deleted(personId, 'work')).toBe(false);
    const begun = () => laurel.dataSource.manager.findOneByOrFail(Retention, { personId, kind: 'work' });
    expect(await begun()).toMatchObject({ doneAt: null });
    const { id: holdId } = await laurel.get(PlaceHold).run({ actor, personId, reason: 'A lawsuit' });
    await recorded();
    expect(await deleted(personId, 'work')).toBe(false);
    await laurel.get(EndHold).run({ actor, holdId, reason: 'Settled' });
    await recorded();
    expect(await deleted(personId, 'work')).toBe(true);
    expect((await begun()).doneAt).not.toBeNull();
  });
});

/** Its events have no place in the record before that, so their words wait. */
async function recorded(): Promise<void> {
  await laurel.dataSource.query('UPDATE event SET relayed_at = coalesce(relayed_at, now())');
  await laurel.get(KeepRecord).sweep();
}
