import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aDraftWithLinks,
  asCandidate,
  aWebLink,
  completed,
  type Laurel,
  startLaurel,
  type TheirSubmission,
} from '#testing';
import { findingsOf, storedFindings } from '../../test/candidate-with-names.js';
import { refusal } from '../../test/refusal.js';
import { OpenAttempt } from '../attempts/open-attempt.js';
import { SubmissionQueries } from '../attempts/submission.queries.js';
import { Transactor } from '#database';
import { ReplaceFinding } from '../preflight/replace-finding.js';
import { RunPreflight } from '../preflight/run-preflight.js';
import { BlindQueries } from '../read/blind.queries.js';
import { SealSubmission } from '../sealing/seal-submission.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const viewOf = ({ id, candidateId }: TheirSubmission) =>
  laurel.get(SubmissionQueries).forCandidate(asCandidate(candidateId), id);
const linksOf = async (draft: TheirSubmission) =>
  (await viewOf(draft)).artifacts
    .find(({ kind }) => kind === 'lessons')!
    .links!.items.map(({ position, address, description }) => ({ position, address, description }));
const lesson = { address: 'https://video.example.org/lesson', description: 'A lesson in grade 4' };

describe('a link', () => {
  it('is missing until it is added', async () => {
    const draft = await aDraftWithLinks(laurel);
    expect((await viewOf(draft)).missingParts).toContainEqual(
      expect.objectContaining({ part: 'links', artifact: 'lessons', have: 0, need: 1 }),
    );
    await aWebLink(laurel, draft, 'lessons', lesson);
    expect((await viewOf(draft)).missingParts.map(({ part }) => part)).not.toContain('links');
    expect(await linksOf(draft)).toEqual([{ position: 1, ...lesson }]);
  });

  it('is refused a second time, beyond the maximum, and where the artifact takes none', async () => {
    const draft = await aDraftWithLinks(laurel);
    await aWebLink(laurel, draft, 'lessons', lesson);
    expect(await refusal(aWebLink(laurel, draft, 'lessons', lesson))).toMatchObject({
      code: 'web-link.twice',
      details: { errors: [{ pointer: '/address' }] },
    });
    await aWebLink(laurel, draft, 'lessons');
    expect(await refusal(aWebLink(laurel, draft, 'lessons'))).toMatchObject({ code: 'artifact.too-many-links' });
    expect(await refusal(aWebLink(laurel, draft, 'responsive_narrative'))).toMatchObject({
      code: 'artifact.no-links',
    });
  });

  it('is sealed in the manifest, and shown to reviewers', async () => {
    const draft = await aDraftWithLinks(laurel);
    const actor = asCandidate(draft.candidateId);
    await aWebLink(laurel, draft, 'lessons', lesson);
    await completed(laurel, draft);
    const { manifest } = await laurel.get(SealSubmission).run({ actor, submissionId: draft.id });
    expect(manifest!.artifacts).toEqual([
      { kind: 'lessons', text: null, files: [], links: [{ position: 1, ...lesson }] },
      expect.not.objectContaining({ links: expect.anything() }),
    ]);
    expect((await laurel.get(BlindQueries).forReviewer(draft.id)).links).toMatchObject([lesson]);
  });

  it('is carried into the next attempt', async () => {
    const draft = await aDraftWithLinks(laurel);
    await aWebLink(laurel, draft, 'lessons', lesson);
    await completed(laurel, draft);
    await laurel.get(SealSubmission).run({ actor: asCandidate(draft.candidateId), submissionId: draft.id });
    const next = await laurel.get(Transactor).run(async (tx) => {
      await tx.query(`UPDATE submission SET state = 'released' WHERE id = $1`, [draft.id]);
      return laurel.get(OpenAttempt).run(tx, { enrollmentId: draft.enrollmentId, scope: ['o1'], actor: null });
    });
    expect(await linksOf({ ...draft, id: next.id })).toEqual([{ position: 1, ...lesson }]);
  });
});

describe('a name in a link', () => {
  it('is found in its address and its description, and can be replaced in the description', async () => {
    const draft = await aDraftWithLinks(laurel, { name: 'Jane Doe' });
    const link = { address: 'https://sites.example.org/view/janedoe', description: 'The site of Jane Doe' };
    await aWebLink(laurel, draft, 'lessons', link);
    await completed(laurel, draft);
    await laurel.get(RunPreflight).run({ submissionId: draft.id });
    expect(await findingsOf(laurel, draft.id)).toEqual(['address account: Janedoe', 'description name: Jane Doe']);
    const [inAddress, inDescription] = await storedFindings(laurel, draft.id);
    const replace = (findingId: string) =>
      laurel
        .get(ReplaceFinding)
        .run({ actor: asCandidate(draft.candidateId), submissionId: draft.id, findingId, alike: true });
    expect(await refusal(replace(inAddress!.id))).toMatchObject({ code: 'finding.in-file' });
    await replace(inDescription!.id);
    expect(await linksOf(draft)).toMatchObject([{ ...link, description: 'The site of [my name]' }]);
    expect((await viewOf(draft)).missingParts).toMatchObject([{ part: 'preflight', artifact: 'lessons', have: 1 }]);
  });
});
