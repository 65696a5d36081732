import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { aPerson, aSubmissionInReview, type Laurel, startLaurel } from '#testing';
import { KeepPhrase } from './keep-phrase.js';
import { PhraseQueries } from './phrase.queries.js';
import { SharedPhrase } from './shared-phrase.entity.js';
import { SharePhrase } from './share-phrase.js';
import { TakeDownPhrase } from './take-down-phrase.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

it('an administrator removes a shared phrase, and its author keeps their own', async () => {
  const { first } = await aSubmissionInReview(laurel).accepted();
  const author = { id: first.reviewerId };
  const { id: phraseId } = await laurel.get(KeepPhrase).run({ actor: author, text: 'Say by when.' });
  const shared = await laurel.get(SharePhrase).run({ actor: author, reviewId: first.id, phraseId, outcomeId: 'o1' });
  const { versionId } = await laurel.dataSource.manager.findOneByOrFail(SharedPhrase, { id: shared.id });
  const actor = await aPerson(laurel, { roles: ['administrator'] });
  const remove = (of = versionId) => laurel.get(TakeDownPhrase).run({ actor, versionId: of, phraseId: shared.id });
  await expect(remove(phraseId)).rejects.toMatchObject({ code: 'phrase.not-found' });
  await remove();
  await expect(remove()).rejects.toMatchObject({ code: 'phrase.not-found' });
  expect(await laurel.get(PhraseQueries).of(author.id)).toHaveLength(1);
  expect(await laurel.dataSource.manager.findOneBy(EventRecord, { type: 'phrase.removed' })).toMatchObject({
    actorId: actor.id,
    subjectId: shared.id,
  });
});
