import { detailsOf, meetsBy } from '#catalog';
import {
  AcceptReview,
  AssignAdjudicator,
  AssignReviewers,
  LockReview,
  ReleaseDecision,
  Review,
  SaveScore,
} from '#reviews';
import { EvidenceLink, SealSubmission, Submission } from '#submissions';
import type { Laurel } from '../start-laurel.js';
import { aPerson } from './people.js';
import {
  asCandidate,
  aSubmission,
  completed,
  type SubmissionSituation,
  type TheirSubmission,
  versionOf,
} from './submissions.js';

/** The levels of some details. Every other detail gets the highest level. */
export type Levels = Record<string, string>;

export interface ReviewSituation extends SubmissionSituation {
  /** A sealed submission; a new one by default. */
  submission?: TheirSubmission;
  /** The reviewers, in the order of their slots. New people take the slots that are left. */
  reviewers?: { id: string }[];
}

/** A review with its reviewer and its submission. */
export interface TheirReview {
  id: string;
  reviewerId: string;
  submission: TheirSubmission;
}

/** The review of the first reviewer, up to a state: `await aReview(laurel).accepted()`. */
export function aReview(laurel: Laurel, situation: ReviewSituation = {}) {
  const offered = async (): Promise<TheirReview> => (await aSubmissionInReview(laurel, situation).offered()).first;
  const accepted = async () => (await aSubmissionInReview(laurel, situation).accepted()).first;
  const scored = async (levels: Levels = {}) => scoredBy(laurel, await accepted(), levels);
  const locked = async (levels: Levels = {}) => lockedBy(laurel, await accepted(), levels);
  return { offered, accepted, scored, locked };
}

/** A submission with its two reviewers, up to the release of its decision: `await aSubmissionInReview(laurel).decided({ o1: 'not_met' })`. */
export function aSubmissionInReview(laurel: Laurel, situation: ReviewSituation = {}) {
  const offered = async () => {
    const submission = situation.submission ?? (await aSubmission(laurel, situation).sealed());
    const administrator = await aPerson(laurel, { roles: ['administrator'] });
    const reviewers = [...(situation.reviewers ?? [])];
    while (reviewers.length < 2) reviewers.push(await aReviewer(laurel));
    const reviews = await laurel
      .get(AssignReviewers)
      .run({ actor: administrator, submissionId: submission.id, reviewerIds: reviewers.map(({ id }) => id) });
    const [first, second] = reviews.map((review) => theirs(review, submission));
    return { submission, administratorId: administrator.id, first: first!, second: second! };
  };
  const accepted = async () => {
    const their = await offered();
    for (const review of [their.first, their.second])
      await laurel.get(AcceptReview).run({ actor: { id: review.reviewerId }, reviewId: review.id });
    return their;
  };
  /** The first reviewer finds these details not met; the second finds all met. */
  const disputed = async (...detailIds: string[]) => {
    const their = await accepted();
    const lowest = (await versionOf(laurel, their.submission)).content.rubric[0]!.code;
    await lockedBy(laurel, their.first, Object.fromEntries(detailIds.map((id) => [id, lowest])));
    await lockedBy(laurel, their.second);
    return their;
  };
  /** Disputed, and accepted by a third reviewer. */
  const adjudicated = async (...detailIds: string[]) => {
    const their = await disputed(...detailIds);
    const reviewer = await aReviewer(laurel);
    const offer = await laurel
      .get(AssignAdjudicator)
      .run({ actor: { id: their.administratorId }, submissionId: their.submission.id, reviewerId: reviewer.id });
    const third = theirs(offer, their.submission);
    await laurel.get(AcceptReview).run({ actor: { id: third.reviewerId }, reviewId: third.id });
    return { ...their, third };
  };
  /** Both reviewers give these levels. */
  const decided = async (levels: Levels = {}) => {
    const their = await accepted();
    for (const review of [their.first, their.second]) await lockedBy(laurel, review, levels);
    return their;
  };
  const released = async (levels: Levels = {}) => {
    const their = await decided(levels);
    await laurel.get(ReleaseDecision).run({ actor: { id: their.administratorId }, submissionId: their.submission.id });
    return their;
  };
  return { offered, accepted, disputed, adjudicated, decided, released };
}

/** A reviewer with a district and an employer that nobody else has. */
export function aReviewer(laurel: Laurel) {
  return aPerson(laurel, { roles: ['reviewer'] });
}

/** Scores every detail in the scope of the review. A score that does not meet gets a rationale and points at evidence. */
export async function scoredBy(laurel: Laurel, review: TheirReview, levels: Levels = {}): Promise<TheirReview> {
  const { scope } = await reviewNow(laurel, review.id);
  for (const detailId of scope) await aScore(laurel, review, detailId, levels[detailId]);
  return review;
}

/** Scores every detail and locks the review. */
export async function lockedBy(laurel: Laurel, review: TheirReview, levels: Levels = {}): Promise<TheirReview> {
  await scoredBy(laurel, review, levels);
  await laurel
    .get(LockReview)
    .run({ actor: { id: review.reviewerId }, reviewId: review.id, summary: 'Read with care.' });
  return review;
}

/** The first score of a detail; the highest level by default. */
export async function aScore(
  laurel: Laurel,
  { id: reviewId, reviewerId, submission }: TheirReview,
  detailId?: string,
  level?: string,
) {
  const { content } = await versionOf(laurel, submission);
  const scored = detailId ?? detailsOf(content)[0]!.id;
  const given = content.rubric.find(({ code }) => code === level) ?? content.rubric.at(-1)!;
  const [link] = await laurel.dataSource.manager.findBy(EvidenceLink, {
    submissionId: submission.id,
    detailId: scored,
  });
  const reasons = meetsBy(content, scored, given.code)
    ? { rationale: '', cited: [] }
    : { rationale: `The evidence for ${scored} has no dates.`, cited: [link!.id] };
  return laurel.get(SaveScore).run({
    actor: { id: reviewerId },
    reviewId,
    detailId: scored,
    level: given.code,
    feedback: `Continue with ${scored}.`,
    revision: 0,
    ...reasons,
  });
}

/** The row of a review as it is now. */
export function reviewNow(laurel: Laurel, id: string): Promise<Review> {
  return laurel.dataSource.manager.findOneByOrFail(Review, { id });
}

/** The review that took the place of this one. */
export async function successorOf(
  laurel: Laurel,
  { id, submission }: TheirReview,
): Promise<TheirReview & Pick<Review, 'state'>> {
  const { slot } = await reviewNow(laurel, id);
  const [next] = await laurel.dataSource.manager.find(Review, {
    where: { submissionId: submission.id, slot },
    order: { id: 'DESC' },
  });
  return { ...theirs(next!, submission), state: next!.state };
}

/** The next attempt, completed and sealed by its candidate. */
export async function sealedAgain(
  laurel: Laurel,
  { enrollmentId, candidateId }: TheirSubmission,
): Promise<TheirSubmission> {
  const { id } = await laurel.dataSource.manager.findOneOrFail(Submission, {
    where: { enrollmentId },
    order: { attempt: 'DESC' },
  });
  const next = await completed(laurel, { id, enrollmentId, candidateId });
  await laurel.get(SealSubmission).run({ actor: asCandidate(candidateId), submissionId: next.id });
  return next;
}

function theirs({ id, reviewerId }: Review, submission: TheirSubmission): TheirReview {
  return { id, reviewerId, submission };
}
