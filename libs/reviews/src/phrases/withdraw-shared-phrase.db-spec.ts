import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { aSubmissionInReview, type Laurel, startLaurel } from '#testing';
import { KeepPhrase } from './keep-phrase.js';
import { SharedPhraseQueries } from './shared-phrase.queries.js';
import { SharePhrase } from './share-phrase.js';
import { WithdrawSharedPhrase } from './withdraw-shared-phrase.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

it('only the author withdraws a shared phrase, once', async () => {
  const { first, second } = await aSubmissionInReview(laurel).accepted();
  const actor = { id: first.reviewerId };
  const { id: phraseId } = await laurel.get(KeepPhrase).run({ actor, text: 'Say by when.' });
  const share = () => laurel.get(SharePhrase).run({ actor, reviewId: first.id, phraseId, outcomeId: 'o1' });
  const { id } = await share();
  expect(await share()).toMatchObject({ id });
  const withdraw = (by: string) => laurel.get(WithdrawSharedPhrase).run({ actor: { id: by }, phraseId: id });
  await expect(withdraw(second.reviewerId)).rejects.toMatchObject({ code: 'phrase.not-found' });
  await withdraw(actor.id);
  await expect(withdraw(actor.id)).rejects.toMatchObject({ code: 'phrase.not-found' });
  expect(await laurel.get(SharedPhraseQueries).atDesk(actor, first.id)).toEqual([]);
  expect(await laurel.dataSource.manager.countBy(EventRecord, { type: 'phrase.withdrawn', subjectId: id })).toBe(1);
});
