import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import {
  aPerson,
  aPilot,
  aReviewer,
  aSubmissionInReview,
  lockedBy,
  type Laurel,
  startLaurel,
  type TheirReview,
} from '#testing';
import { KeepPhrase } from './keep-phrase.js';
import { SharedPhraseQueries } from './shared-phrase.queries.js';
import { SharePhrase } from './share-phrase.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const share = async ({ id: reviewId, reviewerId }: TheirReview, text: string, outcomeId = 'o1') => {
  const actor = { id: reviewerId };
  const { id: phraseId } = await laurel.get(KeepPhrase).run({ actor, text });
  laurel.clock.advance({ seconds: 1 });
  return laurel.get(SharePhrase).run({ actor, reviewId, phraseId, outcomeId });
};
const seenAt = async ({ id, reviewerId }: TheirReview) =>
  (await laurel.get(SharedPhraseQueries).atDesk({ id: reviewerId }, id)).map(({ text }) => text);
const seenBy = async (reader: { id: string }, versionId: string) =>
  (await laurel.get(SharedPhraseQueries).ofVersion(reader, versionId)).map(({ text }) => text);

describe('sharing a phrase', () => {
  it('shows it at later desks of the outcome, without its author', async () => {
    const pilot = await aPilot(laurel).open();
    const { first } = await aSubmissionInReview(laurel, { pilot }).accepted();
    const shared = await share(first, 'Say by when.');
    expect(shared).toMatchObject({ outcomeId: 'o1', text: 'Say by when.', own: true });
    expect(await seenAt(first)).toEqual(['Say by when.']);
    laurel.clock.advance({ seconds: 1 });
    const later = await aSubmissionInReview(laurel, { pilot }).accepted();
    const items = await laurel.get(SharedPhraseQueries).atDesk({ id: later.first.reviewerId }, later.first.id);
    expect(items).toEqual([{ id: shared.id, outcomeId: 'o1', text: 'Say by when.', own: false }]);
    expect(await laurel.dataSource.manager.countBy(EventRecord, { type: 'phrase.shared' })).toBe(1);
  });

  it('stays hidden from the other reviewer of the submission until the decision, at any desk and in any list', async () => {
    const pilot = await aPilot(laurel).open();
    const { versionId } = pilot;
    const both = await aPerson(laurel, { roles: ['administrator', 'reviewer'] });
    const { first, second, submission } = await aSubmissionInReview(laurel, {
      pilot,
      reviewers: [await aReviewer(laurel), both],
    }).accepted();
    await share(first, 'About this very work.');
    expect(await seenAt(second)).not.toContain('About this very work.');
    laurel.clock.advance({ seconds: 1 });
    const { first: elsewhere } = await aSubmissionInReview(laurel, { pilot, reviewers: [both] }).accepted();
    expect(await seenAt(elsewhere)).not.toContain('About this very work.');
    expect(await seenBy(both, versionId)).not.toContain('About this very work.');
    expect(await seenBy(await aPerson(laurel, { roles: ['administrator'] }), versionId)).toContain(
      'About this very work.',
    );

    await lockedBy(laurel, first);
    expect(await seenAt(second)).not.toContain('About this very work.');
    await lockedBy(laurel, second);
    expect(
      await laurel.dataSource.query('SELECT 1 FROM decision WHERE submission_id = $1', [submission.id]),
    ).toHaveLength(1);
    expect(await seenAt(second)).toContain('About this very work.');
    expect(await seenAt(elsewhere)).toContain('About this very work.');
  });

  it('is for a reviewer at an accepted review, with a phrase of their own, at an outcome that exists', async () => {
    const { first, second } = await aSubmissionInReview(laurel).accepted();
    const offered = await aSubmissionInReview(laurel).offered();
    await expect(share(offered.first, 'Too early.')).rejects.toMatchObject({ code: 'review.not-accepted' });
    await expect(share(first, 'Nowhere.', 'o99')).rejects.toMatchObject({ code: 'outcome.not-found' });
    const { id: phraseId } = await laurel.get(KeepPhrase).run({ actor: { id: second.reviewerId }, text: 'Not yours.' });
    const of = (reviewId: string) =>
      laurel.get(SharePhrase).run({ actor: { id: first.reviewerId }, reviewId, phraseId, outcomeId: 'o1' });
    await expect(of(first.id)).rejects.toMatchObject({ code: 'phrase.not-found' });
    await expect(of(second.id)).rejects.toMatchObject({ code: 'review.not-found' });
  });
});
