import { z } from 'zod';
import { submissionStates, underReviewStates } from '#submissions/vocabulary';
import { decisionOutcomes, openStates, oversightFilters, reviewNeeds, reviewUrgencies } from '#reviews/vocabulary';
import { Id, Instant, PageQuery, pageOf } from '../common.js';
import { PersonRefView } from '../identity.js';
import { AssignedReview } from './assignment.js';
import { DetailId, MicroCredentialRef, ReviewKind, RubricLevelCode, SubmissionNumber } from '../reviews.js';

export const SubmissionInReview = z
  .object({
    submissionId: Id,
    submissionNumber: SubmissionNumber,
    enrollmentId: Id,
    pilotId: Id,
    candidate: PersonRefView,
    microCredential: MicroCredentialRef,
    attempt: z.int(),
    panelId: Id.nullable().meta({
      description: 'The same for all that a team submitted together. Null without a team.',
    }),
    state: z.enum(underReviewStates),
    sealedAt: Instant,
    needs: z.array(z.enum(reviewNeeds)).meta({ description: 'Who still needs to be assigned.' }),
    late: z.boolean().meta({ description: 'Whether one of its reviews is overdue.' }),
    reviews: z.array(AssignedReview).meta({ description: 'The reviews that hold a slot.' }),
  })
  .meta({ id: 'SubmissionInReview' });
export const SubmissionsInReview = pageOf(SubmissionInReview);
export const InReviewFilter = z.enum(oversightFilters).meta({ id: 'InReviewFilter' });
export const InReviewQuery = PageQuery.extend({
  pilotId: Id.optional(),
  submissionId: Id.optional(),
  only: InReviewFilter.optional().meta({
    description: 'Only submissions with a late review, without two reviewers, or that need a third reviewer.',
  }),
});

const Sample = z.int().min(0).meta({ description: 'How many the figure is worked out from.' });
export const ReviewerWork = z
  .object({
    reviewer: PersonRefView,
    open: z
      .array(
        z.object({
          reviewId: Id,
          submissionId: Id,
          submissionNumber: SubmissionNumber,
          microCredential: MicroCredentialRef,
          kind: ReviewKind,
          state: z.enum(openStates),
          inScope: z.int(),
          scored: z.int(),
          offeredAt: Instant,
          dueAt: Instant,
          waiting: z.boolean().meta({ description: 'Whether the due date waits for an answer to a reported problem.' }),
          urgency: z.enum(reviewUrgencies),
        }),
      )
      .max(200)
      .meta({ description: 'The reviews to do, the earliest due date first, at most 200.' }),
    pace: z.object({
      medianDays: z.number().nullable().meta({ description: 'Days from assignment to lock.' }),
      sample: Sample,
    }),
    compared: z
      .object({
        sample: Sample,
        submissions: z.int(),
        meets: z.int().meta({ description: 'Details that this reviewer scored as meeting.' }),
        othersMeet: z
          .int()
          .meta({ description: 'Of the same details, those that the other reviewer scored as meeting.' }),
        agreed: z.int(),
      })
      .meta({ description: 'Details that this reviewer and the other independent reviewer both scored and locked.' }),
    remindedAt: Instant.nullable().meta({ description: 'When an administrator last reminded them.' }),
    mayRemind: z.boolean().meta({
      description: 'Whether a reminder can be sent now: as often as the program allows, for late or soon due reviews.',
    }),
  })
  .meta({ id: 'ReviewerWork', description: 'What a reviewer has to do, and how fast and how strictly they review.' });
export const ReviewerReminderView = z
  .object({ remindedAt: Instant, reviews: z.int().meta({ description: 'How many reviews the email lists.' }) })
  .meta({ id: 'ReviewerReminder' });

export const AttemptView = z
  .object({
    submissionId: Id,
    submissionNumber: SubmissionNumber,
    attempt: z.int(),
    state: z.enum(submissionStates),
    sealedAt: Instant,
    outcome: z.enum(decisionOutcomes).nullable().meta({ description: 'Null until it is decided.' }),
    decidedAt: Instant.nullable(),
    releasedAt: Instant.nullable(),
    releasedBy: PersonRefView.nullable(),
  })
  .meta({ id: 'Attempt' });
export const Attempts = z.object({ items: z.array(AttemptView) }).meta({ id: 'Attempts' });

export const GivenReview = z
  .object({
    reviewId: Id,
    kind: ReviewKind,
    slot: z.int().min(1).max(3),
    reviewer: PersonRefView,
    lockedAt: Instant,
    summary: z.string().meta({ description: 'Overall comments.' }),
    scores: z.array(
      z.object({
        detailId: DetailId,
        level: RubricLevelCode,
        meets: z.boolean(),
        rationale: z.string(),
        feedback: z.string(),
      }),
    ),
  })
  .meta({
    id: 'GivenReview',
    description: 'A locked review as administrators read it, with its reviewer.',
  });
export const GivenReviews = z.object({ items: z.array(GivenReview) });
