import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { AddCoaching, EditPerson, Person } from '#identity';
import { WithdrawEnrollment } from '#pilots';
import { RecallSubmission, ReturnIncomplete, SealSubmission } from '#submissions';
import {
  anAdministrator,
  asCandidate,
  aPilot,
  aReview,
  aReviewer,
  aScore,
  aSubmission,
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
import { OversightQueries } from '../oversight/oversight.queries.js';
import { QueueQueries } from '../assignment/queue.queries.js';
import { Review } from '../review.entity.js';
import { Score } from '../score.entity.js';
import { WorkspaceQueries } from '../scoring/workspace.queries.js';
import { AcceptReview } from '../assignment/accept-review.js';
import { AssignReviewers } from '../assignment/assign-reviewers.js';
import { ExpireReviews } from './expire-reviews.js';
import { GiveBackReview } from './give-back-review.js';
import { RecheckConflicts } from '../conflicts/recheck-conflicts.js';
import { SaveScore } from '../scoring/save-score.js';
import { VoidReview } from './void-review.js';
import { WithdrawRecalledReviews } from './withdraw-recalled-reviews.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

const ended = { kind: 'gone', code: 'review.ended' };
const giveBack = ({ id, reviewerId }: TheirReview, part: { reason?: string; conflict?: boolean } = {}) =>
  laurel
    .get(GiveBackReview)
    .run({ actor: { id: reviewerId }, reviewId: id, reason: 'Away until June', conflict: false, ...part });
const voidIt = ({ id }: TheirReview) =>
  laurel
    .get(VoidReview)
    .run({ actor: { id: 'an-administrator' }, reviewId: id, reason: 'Scored from the wrong rubric' });
const openWorkspace = ({ id, reviewerId }: TheirReview) => laurel.get(WorkspaceQueries).of(reviewerId, id);
/** The review that took the place of this one. */
const successorOf = async ({ id, submission }: TheirReview): Promise<TheirReview & { state: string }> => {
  const { slot } = await reviewNow(laurel, id);
  const [next] = await laurel.dataSource.manager.find(Review, {
    where: { submissionId: submission.id, slot },
    order: { id: 'DESC' },
  });
  return { id: next!.id, reviewerId: next!.reviewerId, submission, state: next!.state };
};
/** Something changes in the world: the reviewer moves to the candidate's district. */
const becomesNeighbour = async ({ reviewerId, submission }: TheirReview) => {
  const [reviewer, candidate] = await Promise.all(
    [reviewerId, submission.candidateId].map((id) => laurel.dataSource.manager.findOneByOrFail(Person, { id })),
  );
  await laurel.get(EditPerson).run({
    personId: reviewerId,
    revision: reviewer!.revision,
    changes: { district: candidate!.district },
    actor: anAdministrator,
  });
};

describe('a place that falls free', () => {
  it('stays open and is shown as needing a reviewer when nobody is left to ask', async () => {
    const review = await aReview(laurel, { pilot }).offered();
    await giveBack(review);
    const { items } = await laurel.get(OversightQueries).inReview({ limit: 50 });
    expect(items.find(({ submissionId }) => submissionId === review.submission.id)).toMatchObject({
      needs: ['reviewers'],
      reviews: [{ slot: 2 }],
    });
  });

  it('is offered to the eligible reviewer with the least in hand, who starts blank', async () => {
    await laurel.dataSource.query(`UPDATE person SET roles = '{}' WHERE roles @> '{reviewer}'`);
    const [busy, idle] = [await aReviewer(laurel), await aReviewer(laurel)];
    await aReview(laurel, { pilot, reviewers: [busy] }).offered();
    const review = await aReview(laurel, { pilot }).scored();
    await giveBack(review);
    const successor = await successorOf(review);
    expect(successor).toMatchObject({ reviewerId: idle.id, state: 'offered' });
    await laurel.get(AcceptReview).run({ actor: { id: idle.id }, reviewId: successor.id });
    const { outcomes, missingParts } = await openWorkspace(successor);
    expect(outcomes.flatMap(({ details }) => details).every(({ score }) => score === null)).toBe(true);
    expect(missingParts).toHaveLength(3);
  });
});

describe('giving a review back', () => {
  it('declines what was offered and withdraws from what is in hand, with the reason for administrators', async () => {
    const [offered, accepted] = [await aReview(laurel, { pilot }).offered(), await aReview(laurel, { pilot }).scored()];
    await giveBack(offered);
    await giveBack(accepted, { reason: 'Ill' });
    expect(await reviewNow(laurel, offered.id)).toMatchObject({
      state: 'declined',
      endedBecause: 'declined',
      endedNote: 'Away until June',
    });
    expect(await reviewNow(laurel, accepted.id)).toMatchObject({
      state: 'withdrawn',
      endedBecause: 'withdrawn',
      endedNote: 'Ill',
    });
    const { items } = await laurel.get(QueueQueries).page(accepted.reviewerId, { limit: 10 });
    expect(items).toEqual([]);
  });

  it('for a conflict keeps this candidate from the reviewer from then on, in whatever they submit', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    await giveBack(review, { conflict: true, reason: 'I recognize this school' });
    expect(await reviewNow(laurel, review.id)).toMatchObject({ state: 'withdrawn', endedBecause: 'recused' });
    const other = await aSubmission(laurel, {
      pilot: await aPilot(laurel).open(),
      person: { id: review.submission.candidateId },
    }).sealed();
    const listed = await laurel.get(OversightQueries).eligibleFor(other.id);
    expect(listed.find(({ reviewer }) => reviewer.id === review.reviewerId)).toMatchObject({
      eligible: false,
      conflicts: ['declared'],
    });
  });

  it('is possible after the lock for a conflict alone', async () => {
    const review = await aReview(laurel, { pilot }).locked();
    await expect(giveBack(review)).rejects.toMatchObject({
      code: 'review.transition',
      details: { state: 'locked', allowed: ['void'] },
    });
    await giveBack(review, { conflict: true });
    expect(await reviewNow(laurel, review.id)).toMatchObject({ state: 'voided', endedBecause: 'recused' });
  });
});

describe('a conflict appears during a review', () => {
  it('the review is voided, another reviewer starts blank, nobody learns why', async () => {
    const review = await aReview(laurel, { pilot }).scored();
    await aReviewer(laurel);
    await becomesNeighbour(review);
    expect(await laurel.get(RecheckConflicts).run({ personId: review.reviewerId })).toBe(1);

    expect(await reviewNow(laurel, review.id)).toMatchObject({
      state: 'withdrawn',
      endedBecause: 'conflict',
      endedNote: 'same-district',
    });
    const successor = await successorOf(review);
    expect(successor.state).toBe('offered');
    expect(successor.reviewerId).not.toBe(review.reviewerId);
    expect(await laurel.dataSource.manager.countBy(Score, { reviewId: successor.id })).toBe(0);

    await expect(openWorkspace(review)).rejects.toMatchObject(ended);
    const events = await laurel.dataSource.manager.findBy(EventRecord, { subjectId: review.id });
    expect(JSON.stringify(events)).not.toMatch(/district|conflict/);
  });

  it.each(['offered', 'accepted', 'scored', 'locked'] as const)(
    'looks the same to its reviewer as any other end: %s',
    async (situation) => {
      const [conflicted, voided] = [
        await aReview(laurel, { pilot })[situation](),
        await aReview(laurel, { pilot })[situation](),
      ];
      await becomesNeighbour(conflicted);
      await laurel.get(RecheckConflicts).run({ personId: conflicted.reviewerId });
      await voidIt(voided);
      const answers = await Promise.all(
        [conflicted, voided].map((review) =>
          openWorkspace(review).then(
            () => null,
            (error: Error) => ({ ...error, message: error.message }),
          ),
        ),
      );
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]).toMatchObject(ended);
    },
  );

  it('is found when the review is opened, before any recheck has come by', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    await becomesNeighbour(review);
    await expect(openWorkspace(review)).rejects.toMatchObject(ended);
  });

  it('is found when an offer is accepted, and the offer goes to another', async () => {
    const review = await aReview(laurel, { pilot }).offered();
    await laurel.get(AddCoaching).run({
      coachId: (await coach(review)).id,
      candidateId: review.submission.candidateId,
      actor: anAdministrator,
    });
    await expect(
      laurel.get(AcceptReview).run({ actor: { id: review.reviewerId }, reviewId: review.id }),
    ).rejects.toMatchObject(ended);
    expect(await reviewNow(laurel, review.id)).toMatchObject({
      state: 'conflicted',
      endedBecause: 'conflict',
      endedNote: 'coach',
    });
    expect((await successorOf(review)).reviewerId).not.toBe(review.reviewerId);
  });

  it('is found from the side of the candidate too', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    await laurel.get(AddCoaching).run({
      coachId: (await coach(review)).id,
      candidateId: review.submission.candidateId,
      actor: anAdministrator,
    });
    expect(await laurel.get(RecheckConflicts).run({ personId: review.submission.candidateId })).toBe(1);
    expect(await laurel.get(RecheckConflicts).run({ personId: review.submission.candidateId })).toBe(0);
  });

  it('does not undo a decision', async () => {
    const { first } = await aSubmissionInReview(laurel, { pilot }).decided();
    await becomesNeighbour(first);
    expect(await laurel.get(RecheckConflicts).run({ personId: first.reviewerId })).toBe(0);
    expect((await reviewNow(laurel, first.id)).state).toBe('locked');
  });

  async function coach({ reviewerId }: TheirReview): Promise<{ id: string }> {
    const person = await laurel.dataSource.manager.findOneByOrFail(Person, { id: reviewerId });
    return laurel.get(EditPerson).run({
      personId: reviewerId,
      revision: person.revision,
      changes: { roles: ['reviewer', 'coach'] },
      actor: anAdministrator,
    });
  }
});

describe('an administrator voids a review', () => {
  it.each([
    ['offered', 'declined'],
    ['accepted', 'withdrawn'],
    ['scored', 'withdrawn'],
    ['locked', 'voided'],
  ] as const)('that is %s: it is %s, with the reason kept', async (situation, state) => {
    const review = await aReview(laurel, { pilot })[situation]();
    await voidIt(review);
    expect(await reviewNow(laurel, review.id)).toMatchObject({
      state,
      endedBecause: 'voided',
      endedNote: 'Scored from the wrong rubric',
    });
    await expect(voidIt(review)).rejects.toMatchObject({ kind: 'conflict', code: 'review.transition' });
  });

  it('never once the submission is decided on it', async () => {
    const { first } = await aSubmissionInReview(laurel, { pilot }).decided();
    await expect(voidIt(first)).rejects.toMatchObject({ kind: 'conflict', code: 'review.decided' });
  });

  it('and the adjudication that hung on it is void too; the new pair is compared afresh', async () => {
    const { submission, first, third } = await aSubmissionInReview(laurel, { pilot }).adjudicated('o2a');
    await voidIt(first);
    expect(await reviewNow(laurel, third.id)).toMatchObject({ state: 'withdrawn', endedBecause: 'superseded' });
    expect((await submissionNow(laurel, submission.id)).state).toBe('adjudicating');
    const successor = await successorOf(first);
    await laurel.get(AcceptReview).run({ actor: { id: successor.reviewerId }, reviewId: successor.id });
    await lockedBy(laurel, successor);
    expect((await submissionNow(laurel, submission.id)).state).toBe('decided');
  });
});

describe('what is not answered or finished in time', () => {
  it('goes to another: an offer as declined, a review in hand as expired', async () => {
    const offered = await aReview(laurel, { pilot }).offered();
    const accepted = await aReview(laurel, { pilot }).scored();
    laurel.clock.set((await reviewNow(laurel, accepted.id)).leaseUntil);
    while ((await laurel.get(ExpireReviews).run()) > 0);
    expect(await reviewNow(laurel, offered.id)).toMatchObject({ state: 'declined', endedBecause: 'unanswered' });
    expect(await reviewNow(laurel, accepted.id)).toMatchObject({ state: 'expired', endedBecause: 'expired' });
    expect((await successorOf(accepted)).reviewerId).not.toBe(accepted.reviewerId);
  });

  it('is left alone one instant before', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    laurel.clock.set(new Date((await reviewNow(laurel, review.id)).leaseUntil.getTime() - 1));
    while ((await laurel.get(ExpireReviews).run()) > 0);
    expect((await reviewNow(laurel, review.id)).state).toBe('accepted');
  });

  it('is taken once when four workers sweep at the same time', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    laurel.clock.set((await reviewNow(laurel, review.id)).leaseUntil);
    const sweepUp = async () => {
      while ((await laurel.get(ExpireReviews).run()) > 0);
    };
    await Promise.all(Array.from({ length: 4 }, sweepUp));
    expect(await laurel.dataSource.manager.countBy(EventRecord, { type: 'review.expired', subjectId: review.id })).toBe(
      1,
    );
  });

  it('is never a locked review', async () => {
    const review = await aReview(laurel, { pilot }).locked();
    laurel.clock.advance({ days: 60 });
    while ((await laurel.get(ExpireReviews).run()) > 0);
    expect((await reviewNow(laurel, review.id)).state).toBe('locked');
  });
});

describe('what goes back to the candidate', () => {
  const withdrawOf = (submissionId: string) => laurel.get(WithdrawRecalledReviews).run(submissionId);

  it('by recall ends the reviews of it, and nobody else is asked', async () => {
    const { submission, first, second } = await aSubmissionInReview(laurel, { pilot }).accepted();
    await laurel.get(RecallSubmission).run({ actor: asCandidate(submission.candidateId), submissionId: submission.id });
    await expect(openWorkspace(first)).rejects.toMatchObject(ended);
    await withdrawOf(submission.id);
    for (const { id } of [first, second])
      expect(await reviewNow(laurel, id)).toMatchObject({ state: 'withdrawn', endedBecause: 'recalled' });
    expect(await laurel.dataSource.manager.countBy(Review, { submissionId: submission.id })).toBe(2);
  });

  it('and is sealed again can have the same reviewers, whom a late word of the recall leaves alone', async () => {
    const { submission, first } = await aSubmissionInReview(laurel, { pilot }).accepted();
    await laurel.get(RecallSubmission).run({ actor: asCandidate(submission.candidateId), submissionId: submission.id });
    await withdrawOf(submission.id);
    laurel.clock.advance({ minutes: 5 });
    await laurel.get(SealSubmission).run({ actor: asCandidate(submission.candidateId), submissionId: submission.id });
    const [again] = await laurel
      .get(AssignReviewers)
      .run({ actor: { id: 'an-administrator' }, submissionId: submission.id, reviewerIds: [first.reviewerId] });
    await withdrawOf(submission.id);
    expect((await reviewNow(laurel, again!.id)).state).toBe('offered');
  });

  it('and is sealed again before anyone ended its reviews is not scored by them', async () => {
    const { submission, first } = await aSubmissionInReview(laurel, { pilot }).accepted();
    await laurel.get(RecallSubmission).run({ actor: asCandidate(submission.candidateId), submissionId: submission.id });
    laurel.clock.advance({ minutes: 5 });
    await laurel.get(SealSubmission).run({ actor: asCandidate(submission.candidateId), submissionId: submission.id });
    await expect(aScore(laurel, first)).rejects.toMatchObject(ended);
    await expect(openWorkspace(first)).rejects.toMatchObject(ended);
    expect((await submissionNow(laurel, submission.id)).state).toBe('sealed');
    await withdrawOf(submission.id);
    expect(await reviewNow(laurel, first.id)).toMatchObject({ state: 'withdrawn', endedBecause: 'recalled' });
  });

  it('by an administrator as incomplete, before the first score and never after', async () => {
    const early = await aReview(laurel, { pilot }).accepted();
    const giveItBack = ({ submission }: TheirReview) =>
      laurel
        .get(ReturnIncomplete)
        .run({ actor: anAdministrator, submissionId: submission.id, reason: 'The second file cannot be opened' });
    await giveItBack(early);
    expect((await submissionNow(laurel, early.submission.id)).state).toBe('draft');
    await expect(aScore(laurel, early)).rejects.toMatchObject(ended);

    const late = await aReview(laurel, { pilot }).scored();
    await expect(giveItBack(late)).rejects.toMatchObject({ kind: 'conflict', code: 'submission.transition' });
  });

  it('by withdrawal of the enrollment ends what is open and leaves what is locked', async () => {
    const { submission, first, second } = await aSubmissionInReview(laurel, { pilot }).accepted();
    await lockedBy(laurel, first);
    await laurel.get(WithdrawRecalledReviews).ofEnrollment(submission.enrollmentId);
    expect((await reviewNow(laurel, second.id)).state).toBe('accepted');
    await laurel.get(WithdrawEnrollment).run({
      actor: { kind: 'person', id: submission.candidateId, roles: ['candidate'] },
      enrollmentId: submission.enrollmentId,
      reason: 'Moved away',
    });
    await laurel.get(WithdrawRecalledReviews).ofEnrollment(submission.enrollmentId);
    expect((await reviewNow(laurel, first.id)).state).toBe('locked');
    expect((await reviewNow(laurel, second.id)).state).toBe('withdrawn');
  });
});

describe('a review that ended', () => {
  it('takes no score and no lock, whoever ended it', async () => {
    const review = await scoredBy(laurel, await aReview(laurel, { pilot }).accepted());
    await voidIt(review);
    const save = laurel.get(SaveScore).run({
      actor: { id: review.reviewerId },
      reviewId: review.id,
      detailId: 'o1',
      level: 'not_met',
      rationale: '',
      feedback: '',
      cited: [],
      revision: 1,
    });
    await expect(save).rejects.toMatchObject(ended);
    await expect(giveBack(review)).rejects.toMatchObject(ended);
  });
});
