import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asCandidate, aSubmission, type Laurel, startLaurel, type TheirSubmission } from '#testing';
import { refusal } from '../../test/refusal.js';
import { SaveText } from './save-text.js';
import { TextQueries } from './text.queries.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const save = ({ id, candidateId }: TheirSubmission, text: string, revision: number) =>
  laurel
    .get(SaveText)
    .run({ actor: asCandidate(candidateId), submissionId: id, kind: 'responsive_narrative', text, revision });
const versions = ({ id, candidateId }: TheirSubmission) =>
  laurel.get(TextQueries).versions(asCandidate(candidateId), id, 'responsive_narrative');

describe('writing', () => {
  it('saves over the revision that was read, and counts the words', async () => {
    const draft = await aSubmission(laurel).draft();
    expect(await save(draft, 'A well-made plan', 0)).toMatchObject({ revision: 1, words: 3 });
    expect(await save(draft, 'A well-made plan, kept', 1)).toMatchObject({ revision: 2, words: 4 });
  });

  it('in two tabs never overwrites silently: the second tab learns of the newer revision', async () => {
    const draft = await aSubmission(laurel).draft();
    await save(draft, 'from the first tab', 0);
    expect(await refusal(save(draft, 'from the second tab', 0))).toMatchObject({
      kind: 'stale',
      code: 'artifact.stale',
      details: { current: { revision: 1, words: 4 } },
    });
  });

  it('in two tabs keeps the text that was not chosen in the history', async () => {
    const draft = await aSubmission(laurel).draft();
    await save(draft, 'from the first tab', 0);
    const { candidateId, id: submissionId } = draft;
    await laurel.get(SaveText).run({
      actor: asCandidate(candidateId),
      submissionId,
      kind: 'responsive_narrative',
      text: 'from the second tab',
      revision: 1,
      keepBefore: true,
    });
    expect((await versions(draft)).map(({ revision }) => revision)).toEqual([2, 1]);
  });

  it('in eight tabs at the same moment keeps one text', async () => {
    const draft = await aSubmission(laurel).draft();
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, (_, tab) => save(draft, `tab ${tab}`, 0)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('of the same text changes nothing', async () => {
    const draft = await aSubmission(laurel).draft();
    await save(draft, 'the same', 0);
    expect(await save(draft, 'the same', 1)).toMatchObject({ revision: 1 });
  });

  it('refuses a text that is too long, and says how much to cut', async () => {
    const draft = await aSubmission(laurel).draft();
    expect(await refusal(save(draft, 'x'.repeat(5_003), 0))).toMatchObject({
      code: 'artifact.text-too-long',
      details: { errors: [{ pointer: '/text', detail: 'Shorten it by 3 characters.' }] },
    });
  });
});

describe('on a small database', () => {
  it('more writers than connections all get an answer', async () => {
    const small = await startLaurel({ configuration: { databasePoolSize: 3 } });
    const drafts = await Promise.all(Array.from({ length: 2 }, () => aSubmission(small).draft()));
    const saves = Array.from({ length: 24 }, (_, writer) => {
      const { id, candidateId } = drafts[writer % 2]!;
      return small.get(SaveText).run({
        actor: asCandidate(candidateId),
        submissionId: id,
        kind: 'responsive_narrative',
        text: `writer ${writer}`,
        revision: 0,
      });
    });
    const outcomes = await Promise.allSettled(saves);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    await small.stop();
  });
});
