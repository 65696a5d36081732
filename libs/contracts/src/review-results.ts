import { z } from 'zod';
import { decisionOutcomes, reviewSlots } from '#reviews/vocabulary';
import { Id, Instant, LocalDay, text } from './common.js';
import { DetailId } from './reviews.js';

/* Results, for candidates and coaches: the reviewers' comments, never their names. */

const ReviewerNumber = z
  .literal(reviewSlots)
  .meta({ description: 'Tells the reviewers of one submission apart: 1 and 2, and 3 who decides where they differ.' });

export const ResultDetail = z
  .object({
    id: DetailId,
    outcomeNumber: z.int(),
    statement: z.string(),
    level: z.object({ code: z.string(), name: z.string() }),
    meets: z.boolean(),
    carried: z.boolean().meta({ description: 'Not scored in this attempt: an earlier one decided it.' }),
    remarks: z
      .array(z.object({ reviewer: ReviewerNumber, rationale: z.string(), feedback: z.string() }))
      .meta({ description: "The reviewers' comments, without their names." }),
  })
  .meta({ id: 'ResultDetail' });

export const SubmissionResult = z
  .object({
    submissionId: Id,
    attempt: z.int(),
    outcome: z.enum(decisionOutcomes),
    releasedAt: Instant,
    passRule: z.string().meta({ description: 'What it takes to pass, in words.' }),
    details: z.array(ResultDetail),
    summaries: z
      .array(z.object({ reviewer: ReviewerNumber, summary: z.string() }))
      .meta({ description: "The reviewers' overall comments." }),
    next: z
      .object({
        submissionId: Id.nullable(),
        coachMeetingNeeded: z.boolean(),
        details: z.array(DetailId),
        attemptsBeforeCoach: z.int(),
      })
      .nullable()
      .meta({
        description:
          'After "not yet met": the details to resubmit, and the next attempt. Its submission is null while a coach meeting comes first.',
      }),
  })
  .meta({ id: 'SubmissionResult' });

export const ResultExpectation = z
  .object({
    submissionId: Id,
    zone: z.string(),
    reviewDays: z.int().meta({ description: 'Local days until a review is due.' }),
    expectedOn: LocalDay.meta({
      description: 'When to expect a result if the two reviewers agree. It depends only on the day of the seal.',
    }),
  })
  .meta({ id: 'ResultExpectation' });

export const CoachMeetingInput = z
  .object({
    coachId: Id.optional().meta({
      description: 'Who met the candidate; the person who records the meeting by default.',
    }),
    heldOn: LocalDay,
    note: text(4000, 0).default(''),
  })
  .meta({ id: 'CoachMeetingInput', examples: [{ heldOn: '2026-09-14', note: 'Went through the two open details.' }] });
export const CoachMeetingView = z
  .object({
    id: Id,
    enrollmentId: Id,
    afterAttempt: z.int(),
    coachId: Id,
    heldOn: LocalDay,
    note: z.string(),
    recordedAt: Instant,
  })
  .meta({ id: 'CoachMeeting' });
