import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asCandidate, aSubmission, type Laurel, startLaurel, type TheirSubmission } from '#testing';
import { RestoreText } from './restore-text.js';
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
  it('keeps a version for ten minutes of writing, and restores an earlier version without losing the current text', async () => {
    const draft = await aSubmission(laurel).draft();
    await save(draft, 'before lunch', 0);
    await save(draft, 'before lunch, a little more', 1);
    laurel.clock.advance({ minutes: 45 });
    await save(draft, 'after lunch', 2);
    expect((await versions(draft)).map(({ revision }) => revision)).toEqual([3, 2]);
    await laurel.get(RestoreText).run({
      actor: asCandidate(draft.candidateId),
      submissionId: draft.id,
      kind: 'responsive_narrative',
      version: 2,
      revision: 3,
    });
    expect(
      await laurel.get(TextQueries).text(asCandidate(draft.candidateId), draft.id, 'responsive_narrative'),
    ).toMatchObject({ text: 'before lunch, a little more', revision: 4 });
    expect((await versions(draft)).map(({ revision }) => revision)).toEqual([4, 3, 2]);
  });
});
