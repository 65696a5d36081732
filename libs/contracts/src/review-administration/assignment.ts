import { z } from 'zod';
import { conflictsOfInterest, endReasons, reviewStates } from '#reviews/vocabulary';
import { Id, Instant, text } from '../common.js';
import { PersonRefView } from '../identity.js';
import { MicroCredentialRef, ReviewKind, SubmissionNumber } from '../reviews.js';

/** Why a reviewer cannot review a submission. Only administrators see it. */
export const ReviewerConflict = z.enum(conflictsOfInterest);

export const AssignmentInput = z
  .object({
    reviewerIds: z
      .array(Id)
      .min(1)
      .max(2)
      .refine((ids) => new Set(ids).size === ids.length, 'Choose two different reviewers.'),
  })
  .meta({
    id: 'AssignmentInput',
    examples: [{ reviewerIds: ['019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11', '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a12'] }],
  });
export const AdjudicatorInput = z
  .object({ reviewerId: Id })
  .meta({ id: 'AdjudicatorInput', examples: [{ reviewerId: '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a13' }] });
export const VoidInput = z
  .object({ reason: text(2000).meta({ description: 'Why. Only administrators read it.' }) })
  .meta({ id: 'VoidInput', examples: [{ reason: 'Scored from the wrong rubric.' }] });

export const AssignedReview = z
  .object({
    id: Id,
    kind: ReviewKind,
    slot: z.int().min(1).max(3),
    reviewer: PersonRefView,
    state: z.enum(reviewStates),
    inScope: z.int(),
    scored: z.int(),
    claimed: z.boolean(),
    offeredAt: Instant,
    dueAt: Instant,
    leaseUntil: Instant,
    waitingSince: Instant.nullable().meta({
      description: 'Since when both wait for the answer to a reported problem.',
    }),
    acceptedAt: Instant.nullable(),
    lockedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    endedBecause: z.enum(endReasons).nullable(),
    endedNote: z.string(),
  })
  .meta({
    id: 'AssignedReview',
    description: 'A review as administrators see it, with its reviewer and why it ended.',
  });
export const AssignedReviews = z.object({ items: z.array(AssignedReview) });

export const PlannedAssignment = z
  .object({
    submissionId: Id,
    submissionNumber: SubmissionNumber,
    candidate: PersonRefView,
    microCredential: MicroCredentialRef,
    attempt: z.int(),
    sealedAt: Instant,
    kind: ReviewKind,
    count: z.int().min(1).max(2).meta({ description: 'How many reviewers it still needs.' }),
    reviewers: z
      .array(
        z.object({
          id: Id,
          name: z.string(),
          inHand: z.int().meta({ description: 'Their reviews in progress, with those planned before this one.' }),
        }),
      )
      .meta({ description: 'Fewer than `count` when nobody else can review it.' }),
  })
  .meta({ id: 'PlannedAssignment' });
export const AssignmentPlan = z
  .object({
    items: z.array(PlannedAssignment),
    more: z.boolean().meta({ description: 'Whether more submissions wait than this plan has.' }),
  })
  .meta({ id: 'AssignmentPlan' });
export const AssignmentsInput = z
  .object({
    assignments: z
      .array(AssignmentInput.extend({ submissionId: Id, kind: ReviewKind }))
      .min(1)
      .max(100),
  })
  .meta({
    id: 'AssignmentsInput',
    examples: [
      {
        assignments: [
          {
            submissionId: '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a10',
            kind: 'adjudication',
            reviewerIds: ['019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a13'],
          },
        ],
      },
    ],
  });
export const AssignmentResult = z
  .object({ submissionId: Id, refusal: z.string().nullable() })
  .meta({ id: 'AssignmentResult' });
export const AssignmentResults = z.object({ items: z.array(AssignmentResult) }).meta({ id: 'AssignmentResults' });

export const EligibleReviewer = z
  .object({
    reviewer: PersonRefView,
    eligible: z.boolean(),
    conflicts: z.array(ReviewerConflict),
    hadItBefore: z
      .boolean()
      .meta({ description: 'They reviewed it, are reviewing it, or their review of it was voided.' }),
    inHand: z.int().meta({ description: 'Reviews that they have been offered or have in progress.' }),
  })
  .meta({ id: 'EligibleReviewer' });
export const EligibleReviewers = z.object({ items: z.array(EligibleReviewer) });
