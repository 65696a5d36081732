import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  anAdministrator,
  aPilot,
  aReviewer,
  aScore,
  aSubmissionInReview,
  type Laurel,
  lockedBy,
  type OpenPilot,
  startLaurel,
  submissionNow,
} from '#testing';
import { Decision } from '../decision.entity.js';
import { Review } from '../review.entity.js';
import { WorkspaceQueries } from '../scoring/workspace.queries.js';
import { AssignAdjudicator } from './assign-adjudicator.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

const decisionOf = (submissionId: string) => laurel.dataSource.manager.findOneBy(Decision, { submissionId });
const stateOf = async ({ id }: { id: string }) => (await submissionNow(laurel, id)).state;

describe('the third reviewer', () => {
  it('gets only the disputed details, with what both reviewers say about them and not who they are', async () => {
    const { first, second, third } = await aSubmissionInReview(laurel, { pilot }).adjudicated('o2a');
    const workspace = await laurel.get(WorkspaceQueries).of(third.reviewerId, third.id);
    expect(workspace.kind).toBe('adjudication');
    expect(workspace.outcomes.map(({ id, details }) => [id, details.map((detail) => detail.id)])).toEqual([
      ['o2', ['o2a']],
    ]);
    const [detail] = workspace.outcomes[0]!.details;
    expect(detail!.opinions.map(({ meets, rationale }) => [meets, rationale])).toEqual([
      [false, 'The evidence for o2a has no dates.'],
      [true, ''],
    ]);
    expect(detail!.evidence).toHaveLength(1);
    const seen = JSON.stringify(workspace);
    for (const { id, reviewerId } of [first, second])
      for (const trace of [id, reviewerId]) expect(seen).not.toContain(trace);
  });

  it.each([
    ['met', 'demonstrated'],
    ['not_yet_met', 'progressing'],
  ] as const)('decides the disputed detail: %s for %s', async (outcome, level) => {
    const { submission, third } = await aSubmissionInReview(laurel, { pilot }).adjudicated('o2a');
    await lockedBy(laurel, third, { o2a: level });
    expect(await stateOf(submission)).toBe('decided');
    const decision = await decisionOf(submission.id);
    expect(decision).toMatchObject({ outcome });
    expect(decision!.details.map(({ basis }) => basis)).toEqual(['agreed', 'adjudicated', 'agreed']);
  });

  it('cannot score what is not disputed', async () => {
    const { third } = await aSubmissionInReview(laurel, { pilot }).adjudicated('o2a');
    await expect(aScore(laurel, third, 'o1')).rejects.toMatchObject({ code: 'detail.not-found' });
  });

  it('is assigned only after two locked reviews differ, and only once', async () => {
    const { submission } = await aSubmissionInReview(laurel, { pilot }).accepted();
    const ask = async (submissionId: string) =>
      laurel
        .get(AssignAdjudicator)
        .run({ actor: anAdministrator, submissionId, reviewerId: (await aReviewer(laurel)).id });
    await expect(ask(submission.id)).rejects.toMatchObject({ kind: 'conflict', code: 'review.not-disputed' });
    const { submission: disputed } = await aSubmissionInReview(laurel, { pilot }).adjudicated('o1');
    await expect(ask(disputed.id)).rejects.toMatchObject({ kind: 'conflict', code: 'review.slot-taken' });
  });

  it('is never one of the two reviewers', async () => {
    const { submission, first } = await aSubmissionInReview(laurel, { pilot }).disputed('o1');
    const ask = laurel
      .get(AssignAdjudicator)
      .run({ actor: anAdministrator, submissionId: submission.id, reviewerId: first.reviewerId });
    await expect(ask).rejects.toMatchObject({ kind: 'conflict', code: 'review.seen-before' });
    expect(await laurel.dataSource.manager.countBy(Review, { submissionId: submission.id, slot: 3 })).toBe(0);
  });
});
