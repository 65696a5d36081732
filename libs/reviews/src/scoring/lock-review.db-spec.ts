import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { EditPerson, Person } from '#identity';
import {
  anAdministrator,
  aPilot,
  aReview,
  aReviewer,
  aScore,
  aSubmissionInReview,
  type Laurel,
  lockedBy,
  type OpenPilot,
  reviewNow,
  scoredBy,
  startLaurel,
  submissionNow,
  type TheirReview,
} from '#testing';
import { Decision } from '../decision.entity.js';
import { Review } from '../review.entity.js';
import { ReviewScoresQueries } from './review-scores.queries.js';
import { WorkspaceQueries } from './workspace.queries.js';
import { AssignAdjudicator } from '../assignment/assign-adjudicator.js';
import { LockReview } from './lock-review.js';
import { SaveScore } from './save-score.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

const lock = ({ id, reviewerId }: TheirReview) =>
  laurel.get(LockReview).run({ actor: { id: reviewerId }, reviewId: id, summary: '' });
const decisionOf = (submissionId: string) => laurel.dataSource.manager.findOneBy(Decision, { submissionId });
const stateOf = async ({ id }: { id: string }) => (await submissionNow(laurel, id)).state;

describe('locking a review', () => {
  it('lists all that is missing: scores, rationales and cited evidence, in the order of the details', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    await laurel.get(SaveScore).run({
      actor: { id: review.reviewerId },
      reviewId: review.id,
      detailId: 'o2a',
      level: 'not_met',
      rationale: '',
      feedback: '',
      cited: [],
      revision: 0,
    });
    await expect(lock(review)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'review.incomplete',
      details: {
        missingParts: [
          { detailId: 'o1', missing: 'score' },
          { detailId: 'o2a', missing: 'rationale' },
          { detailId: 'o2a', missing: 'cited-evidence' },
          { detailId: 'o2b', missing: 'score' },
        ],
      },
    });
    expect((await reviewNow(laurel, review.id)).state).toBe('scoring');
  });

  it('lists a score for every detail before anything was scored', async () => {
    const refusal = {
      code: 'review.incomplete',
      details: { missingParts: ['o1', 'o2a', 'o2b'].map((detailId) => ({ detailId, missing: 'score' })) },
    };
    await expect(lock(await aReview(laurel, { pilot }).accepted())).rejects.toMatchObject(refusal);
  });

  it('is refused before it is accepted, naming what is possible', async () => {
    await expect(lock(await aReview(laurel, { pilot }).offered())).rejects.toMatchObject({
      code: 'review.transition',
      details: { state: 'offered', allowed: ['accept', 'decline', 'conflict'] },
    });
  });

  it('and the save of a score that would make it incomplete cannot both win', async () => {
    for (let round = 0; round < 6; round++) {
      const review = await aReview(laurel, { pilot }).scored();
      const unfinished = {
        actor: { id: review.reviewerId },
        reviewId: review.id,
        detailId: 'o1',
        level: 'not_met',
        rationale: '',
        feedback: '',
        cited: [],
        revision: 1,
      };
      const outcomes = await Promise.allSettled([lock(review), laurel.get(SaveScore).run(unfinished)]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });

  it('is for good: a second lock is a conflict', async () => {
    await expect(lock(await aReview(laurel, { pilot }).locked())).rejects.toMatchObject({
      code: 'review.transition',
      details: { state: 'locked' },
    });
  });

  it('checks for a conflict once more, ends the review and tells its reviewer nothing of why', async () => {
    const review = await aReview(laurel, { pilot }).scored();
    const candidate = await laurel.dataSource.manager.findOneByOrFail(Person, { id: review.submission.candidateId });
    const reviewer = await laurel.dataSource.manager.findOneByOrFail(Person, { id: review.reviewerId });
    await laurel.get(EditPerson).run({
      personId: reviewer.id,
      revision: reviewer.revision,
      changes: { district: candidate.district },
      actor: anAdministrator,
    });
    const refusal: Error & { details?: unknown } = await lock(review).then(
      () => new Error('It was locked.'),
      (error: Error) => error,
    );
    expect(refusal).toMatchObject({ kind: 'gone', code: 'review.ended', details: {} });
    expect(refusal.message).not.toMatch(/conflict|district|interest/i);
    expect(await reviewNow(laurel, review.id)).toMatchObject({
      state: 'withdrawn',
      endedBecause: 'conflict',
      endedNote: 'same-district',
    });
  });
});

describe('two locked reviews', () => {
  it('that agree decide the submission, and tell the outbox nothing of the outcome', async () => {
    const { submission } = await aSubmissionInReview(laurel, { pilot }).decided({ o2b: 'progressing' });
    expect(await stateOf(submission)).toBe('decided');
    const decision = await decisionOf(submission.id);
    expect(decision).toMatchObject({ outcome: 'not_yet_met', releasedAt: null });
    expect(decision!.details).toEqual([
      { detailId: 'o1', level: 'demonstrated', meets: true, basis: 'agreed' },
      { detailId: 'o2a', level: 'demonstrated', meets: true, basis: 'agreed' },
      { detailId: 'o2b', level: 'progressing', meets: false, basis: 'agreed' },
    ]);
    const made = await laurel.dataSource.manager.findOneByOrFail(EventRecord, {
      type: 'decision.made',
      subjectId: decision!.id,
    });
    expect(JSON.stringify(made.payload)).not.toContain('met');
  });

  it('that differ in a level on the same side of the line agree, on the lower one', async () => {
    const { submission, first, second } = await aSubmissionInReview(laurel, { pilot }).accepted();
    await lockedBy(laurel, first, { o1: 'progressing' });
    await lockedBy(laurel, second, { o1: 'not_met' });
    expect(await stateOf(submission)).toBe('decided');
    expect((await decisionOf(submission.id))!.details[0]).toEqual({
      detailId: 'o1',
      level: 'not_met',
      meets: false,
      basis: 'agreed',
    });
  });

  it('locked at the same instant decide once', async () => {
    for (let round = 0; round < 5; round++) {
      const { submission, first, second } = await aSubmissionInReview(laurel, { pilot }).accepted();
      await Promise.all([scoredBy(laurel, first), scoredBy(laurel, second)]);
      await Promise.all([lock(first), lock(second)]);
      expect(await stateOf(submission)).toBe('decided');
    }
  });

  it('that differ wait for a third, and nothing is decided', async () => {
    const { submission } = await aSubmissionInReview(laurel, { pilot }).disputed('o2a');
    expect(await stateOf(submission)).toBe('adjudicating');
    expect(await decisionOf(submission.id)).toBeNull();
  });
});

describe('the third reviewer', () => {
  it('gets the disputed details alone, with what both say of them and nothing that tells who', async () => {
    const { first, second, third } = await aSubmissionInReview(laurel, { pilot }).adjudicated('o2a');
    const workspace = await laurel.get(WorkspaceQueries).of(third.reviewerId, third.id);
    expect(workspace.kind).toBe('adjudication');
    expect(workspace.outcomes.map(({ id, details }) => [id, details.map((detail) => detail.id)])).toEqual([
      ['o2', ['o2a']],
    ]);
    const [detail] = workspace.outcomes[0]!.details;
    expect(detail!.opinions.map(({ meets, rationale }) => [meets, rationale])).toEqual([
      [false, 'What is shown for o2a has no dates.'],
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

  it('is asked only once two locked reviews differ, and only one of them', async () => {
    const { submission } = await aSubmissionInReview(laurel, { pilot }).accepted();
    const ask = async (submissionId: string) =>
      laurel
        .get(AssignAdjudicator)
        .run({ actor: { id: 'an-administrator' }, submissionId, reviewerId: (await aReviewer(laurel)).id });
    await expect(ask(submission.id)).rejects.toMatchObject({ kind: 'conflict', code: 'review.not-disputed' });
    const { submission: disputed } = await aSubmissionInReview(laurel, { pilot }).adjudicated('o1');
    await expect(ask(disputed.id)).rejects.toMatchObject({ kind: 'conflict', code: 'review.slot-taken' });
  });

  it('is never one of the two', async () => {
    const { submission, first } = await aSubmissionInReview(laurel, { pilot }).disputed('o1');
    const ask = laurel
      .get(AssignAdjudicator)
      .run({ actor: { id: 'an-administrator' }, submissionId: submission.id, reviewerId: first.reviewerId });
    await expect(ask).rejects.toMatchObject({ kind: 'conflict', code: 'review.seen-before' });
    expect(await laurel.dataSource.manager.countBy(Review, { submissionId: submission.id, slot: 3 })).toBe(0);
  });
});

describe("the other's scores", () => {
  const others = ({ reviewerId, id }: TheirReview) => laurel.get(ReviewScoresQueries).ofTheOther(reviewerId, id);
  const blind = { kind: 'forbidden', code: 'review.blind' };

  it('cannot be seen until both have locked, and then without a name', async () => {
    const { first, second } = await aSubmissionInReview(laurel, { pilot }).accepted();
    await lockedBy(laurel, first, { o1: 'progressing' });
    await expect(others(first)).rejects.toMatchObject(blind);
    await expect(others(second)).rejects.toMatchObject(blind);
    await lockedBy(laurel, second);
    const seen = await others(second);
    expect(seen.map(({ detailId, level }) => [detailId, level])).toEqual([
      ['o1', 'progressing'],
      ['o2a', 'demonstrated'],
      ['o2b', 'demonstrated'],
    ]);
    for (const score of seen)
      expect(Object.keys(score).toSorted()).toEqual(['cited', 'detailId', 'feedback', 'level', 'meets', 'rationale']);
  });

  it('are not seen by the third reviewer beyond what is disputed', async () => {
    const { third } = await aSubmissionInReview(laurel, { pilot }).adjudicated('o2a');
    await expect(others(third)).rejects.toMatchObject(blind);
  });

  it('are not there for somebody else', async () => {
    const { first } = await aSubmissionInReview(laurel, { pilot }).decided();
    await expect(others({ ...first, reviewerId: (await aReviewer(laurel)).id })).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});
