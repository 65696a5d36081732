import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EvidenceLink, RecallSubmission } from '#submissions';
import {
  asCandidate,
  aPilot,
  aReview,
  aReviewer,
  aScore,
  aSubmission,
  aSubmissionInReview,
  type Laurel,
  type OpenPilot,
  reviewNow,
  startLaurel,
  submissionNow,
  type TheirReview,
} from '#testing';
import { Score } from '../score.entity.js';
import { SaveScore, type ScoreInput } from './save-score.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

const save = ({ id, reviewerId }: TheirReview, part: Partial<ScoreInput> = {}) =>
  laurel.get(SaveScore).run({
    actor: { id: reviewerId },
    reviewId: id,
    detailId: 'o1',
    level: 'demonstrated',
    rationale: '',
    feedback: '',
    cited: [],
    revision: 0,
    ...part,
  });

describe('saving a score', () => {
  it('begins the review of the submission with the first score, once for both reviewers', async () => {
    const { submission, first, second } = await aSubmissionInReview(laurel, { pilot }).accepted();
    await Promise.all([save(first), save(second)]);
    expect((await submissionNow(laurel, submission.id)).state).toBe('in_review');
    expect((await reviewNow(laurel, first.id)).state).toBe('scoring');
    expect((await reviewNow(laurel, second.id)).state).toBe('scoring');
  });

  it('saves an unfinished score: a level that does not meet, without its reasons', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    expect(await save(review, { level: 'progressing' })).toMatchObject({
      level: 'progressing',
      meets: false,
      revision: 1,
    });
  });

  it('never overwrites what another tab saved', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    await save(review);
    await save(review, { level: 'not_met', revision: 1 });
    for (const revision of [0, 1, 7])
      await expect(save(review, { level: 'progressing', revision })).rejects.toMatchObject({
        kind: 'stale',
        code: 'score.stale',
      });
    expect(await laurel.dataSource.manager.findBy(Score, { reviewId: review.id })).toMatchObject([
      { level: 'not_met', revision: 2 },
    ]);
  });

  it('accepts many details at once, each with its own revision', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    const saved = await Promise.all(['o1', 'o2a', 'o2b'].map((detailId) => save(review, { detailId })));
    expect(saved.map(({ revision }) => revision)).toEqual([1, 1, 1]);
  });

  it('is refused before the review is accepted, and for anyone but its reviewer', async () => {
    const offered = await aReview(laurel, { pilot }).offered();
    await expect(save(offered)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'review.transition',
      details: { state: 'offered', command: 'score' },
    });
    const { id: strangerId } = await aReviewer(laurel);
    await expect(save({ ...offered, reviewerId: strangerId })).rejects.toMatchObject({
      kind: 'not-found',
      code: 'review.not-found',
    });
  });

  it('is refused once the review is locked', async () => {
    const locked = await aReview(laurel, { pilot }).locked();
    await expect(save(locked, { revision: 1 })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'review.transition',
      details: { state: 'locked' },
    });
  });

  it('refuses a level that the scale does not have, names the levels, and stores nothing', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    await expect(save(review, { level: 'splendid' })).rejects.toMatchObject({
      kind: 'invalid',
      code: 'score.level',
      details: { errors: [{ pointer: '/level', detail: expect.stringContaining('demonstrated') }] },
    });
    expect((await reviewNow(laurel, review.id)).state).toBe('accepted');
    expect((await submissionNow(laurel, review.submission.id)).state).toBe('sealed');
  });

  it('refuses evidence of another submission', async () => {
    const [review, other] = [
      await aReview(laurel, { pilot }).accepted(),
      await aSubmission(laurel, { pilot }).sealed(),
    ];
    const foreign = await laurel.dataSource.manager.findOneByOrFail(EvidenceLink, { submissionId: other.id });
    await expect(save(review, { cited: [foreign.id] })).rejects.toMatchObject({
      kind: 'invalid',
      code: 'score.evidence',
      details: { errors: [{ pointer: '/cited/0' }] },
    });
  });

  it('refuses a detail that is not in the scope', async () => {
    await expect(save(await aReview(laurel, { pilot }).accepted(), { detailId: 'o9' })).rejects.toMatchObject({
      kind: 'not-found',
      code: 'detail.not-found',
    });
  });

  it('is refused after the lease, even before the sweep', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    laurel.clock.set((await reviewNow(laurel, review.id)).leaseUntil);
    await expect(save(review)).rejects.toMatchObject({ kind: 'gone', code: 'review.ended' });
  });
});

describe('the first score and a recall', () => {
  it('race: exactly one wins', async () => {
    for (let round = 0; round < 12; round++) {
      const review = await aReview(laurel, { pilot }).accepted();
      const recall = () =>
        laurel
          .get(RecallSubmission)
          .run({ actor: asCandidate(review.submission.candidateId), submissionId: review.submission.id });
      const contest = round % 2 === 0 ? [() => save(review), recall] : [recall, () => save(review)];
      const outcomes = await Promise.allSettled(contest.map((act) => act()));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const { state } = await submissionNow(laurel, review.submission.id);
      const scores = await laurel.dataSource.manager.countBy(Score, { reviewId: review.id });
      expect([state, scores]).toEqual(state === 'draft' ? ['draft', 0] : ['in_review', 1]);
    }
  });

  it('in order: a recall is granted before the first score and refused after it', async () => {
    const early = await aReview(laurel, { pilot }).accepted();
    await laurel
      .get(RecallSubmission)
      .run({ actor: asCandidate(early.submission.candidateId), submissionId: early.submission.id });
    await expect(save(early)).rejects.toMatchObject({ kind: 'gone', code: 'review.ended' });

    const late = await aReview(laurel, { pilot }).accepted();
    await aScore(laurel, late);
    const recall = laurel
      .get(RecallSubmission)
      .run({ actor: asCandidate(late.submission.candidateId), submissionId: late.submission.id });
    await expect(recall).rejects.toMatchObject({
      kind: 'conflict',
      code: 'submission.transition',
      details: { state: 'in_review' },
    });
  });
});
