import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aReviewer, type Laurel, startLaurel } from '#testing';
import { ChangePhrase } from './change-phrase.js';
import { KeepPhrase } from './keep-phrase.js';
import { PhraseQueries } from './phrase.queries.js';
import { RemovePhrase } from './remove-phrase.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe("a reviewer's phrases", () => {
  it('are saved, changed and removed by their reviewer, and nobody else sees them', async () => {
    const [{ id: own }, { id: other }] = [await aReviewer(laurel), await aReviewer(laurel)];
    const kept = await laurel.get(KeepPhrase).run({ actor: { id: own }, text: 'Name who does what by when.' });
    expect(await laurel.get(PhraseQueries).of(own)).toMatchObject([
      { text: 'Name who does what by when.', revision: 1 },
    ]);
    expect(await laurel.get(PhraseQueries).of(other)).toEqual([]);

    const change = (actorId: string, revision: number) =>
      laurel
        .get(ChangePhrase)
        .run({ actor: { id: actorId }, phraseId: kept.id, text: 'Say who, what and when.', revision });
    await expect(change(other, 1)).rejects.toMatchObject({ code: 'phrase.not-found' });
    expect(await change(own, 1)).toMatchObject({ revision: 2 });
    await expect(change(own, 1)).rejects.toMatchObject({ kind: 'stale', code: 'phrase.stale' });
    await expect(laurel.get(RemovePhrase).run({ actor: { id: other }, phraseId: kept.id })).rejects.toMatchObject({
      code: 'phrase.not-found',
    });
    await laurel.get(RemovePhrase).run({ actor: { id: own }, phraseId: kept.id });
    expect(await laurel.get(PhraseQueries).of(own)).toEqual([]);
  });
});
