import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aReviewer, type Laurel, startLaurel } from '#testing';
import { ChangePhrase } from './change-phrase.js';
import { KeepPhrase } from './keep-phrase.js';
import { PhraseQueries } from './phrase.queries.js';

describe('changing a phrase', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('in two tabs at once succeeds in one; the other has to read it again', async () => {
    const actor = await aReviewer(laurel);
    const { id: phraseId } = await laurel.get(KeepPhrase).run({ actor, text: 'Name who does what by when.' });
    const change = (text: string) => laurel.get(ChangePhrase).run({ actor, phraseId, text, revision: 1 });
    const outcomes = await Promise.allSettled([change('Say who.'), change('Say when.')]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'phrase.stale' } });
    expect(await laurel.get(PhraseQueries).of(actor.id)).toMatchObject([{ id: phraseId, revision: 2 }]);
  });
});
