import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aReviewer, type Laurel, startLaurel } from '#testing';
import { KeepPhrase } from './keep-phrase.js';
import { PhraseQueries } from './phrase.queries.js';
import { RemovePhrase } from './remove-phrase.js';

describe('removing a phrase', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('removes only that phrase, and once', async () => {
    const actor = await aReviewer(laurel);
    const keep = (text: string) => laurel.get(KeepPhrase).run({ actor, text });
    const [gone, kept] = [await keep('Add a timeline.'), await keep('Name who does what by when.')];
    await laurel.get(RemovePhrase).run({ actor, phraseId: gone.id });
    expect((await laurel.get(PhraseQueries).of(actor.id)).map(({ id }) => id)).toEqual([kept.id]);
    await expect(laurel.get(RemovePhrase).run({ actor, phraseId: gone.id })).rejects.toMatchObject({
      kind: 'not-found',
      code: 'phrase.not-found',
    });
  });
});
