import { z } from 'zod';
import { about, declareEvents } from '#database';
import { closedProblemStates, decisionOutcomes, problemKinds, reviewSlots } from './vocabulary.js';

/** Why a review ended is absent: letters to reviewers are written from these events. */
const review = about('review', {
  submissionId: z.uuid(),
  reviewerId: z.uuid(),
  slot: z.literal(reviewSlots),
  claimed: z.boolean(),
  dueAt: z.iso.datetime(),
  leaseUntil: z.iso.datetime(),
});

/** A phrase that reviewers share. Its author is the actor of `phrase.shared`. */
const sharedPhrase = about('phrase', { versionId: z.uuid(), outcomeId: z.string() });

/** What happens in review. */
export const reviewsEvents = declareEvents({
  'review.offered': review,
  'review.accepted': review,
  'review.declined': review,
  'review.conflicted': review,
  'review.locked': review,
  'review.withdrawn': review,
  'review.expired': review,
  'review.voided': review,
  'phrase.shared': sharedPhrase,
  'phrase.withdrawn': sharedPhrase,
  'phrase.removed': sharedPhrase,
  'reviewer.reminded': about('person', {
    /** The reviews that are late or due soon, the earliest due date first. */
    reviews: z.array(z.object({ submissionId: z.uuid(), dueAt: z.iso.datetime(), late: z.boolean() })),
  }),
  'problem.reported': about('problem', {
    submissionId: z.uuid(),
    reviewId: z.uuid(),
    reviewerId: z.uuid(),
    kind: z.enum(problemKinds),
  }),
  'problem.closed': about('problem', {
    submissionId: z.uuid(),
    reviewId: z.uuid(),
    reviewerId: z.uuid(),
    outcome: z.enum(closedProblemStates),
    /** What the administrator writes to the reviewer. Empty when the review ended. */
    note: z.string(),
    dueAt: z.iso.datetime(),
    /** Whether the due date still waits, for another problem of the review. */
    waiting: z.boolean(),
  }),
  /** The outcome is absent, so that nothing reveals it before the release (rule 14). */
  'decision.made': about('decision', {
    submissionId: z.uuid(),
    enrollmentId: z.uuid(),
    attempt: z.int(),
  }),
  'decision.released': about('decision', {
    submissionId: z.uuid(),
    enrollmentId: z.uuid(),
    personId: z.uuid(),
    attempt: z.int(),
    outcome: z.enum(decisionOutcomes),
  }),
  'coach-meeting.recorded': about('enrollment', {
    afterAttempt: z.int(),
    coachId: z.uuid(),
    heldOn: z.iso.date(),
  }),
  'review-terms.changed': about('program', {
    answerDays: z.int(),
    dueDays: z.int(),
    graceDays: z.int(),
    claimHours: z.int(),
    claimLimit: z.int().optional(),
    attemptsBeforeCoach: z.int(),
  }),
});
