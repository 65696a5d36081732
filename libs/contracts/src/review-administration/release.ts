import { z } from 'zod';
import { decisionBases, decisionOutcomes } from '#reviews/vocabulary';
import { Id, Instant, pageOf } from '../common.js';
import { PersonRefView } from '../identity.js';
import { DetailId, MicroCredentialRef, RubricLevelCode, SubmissionNumber } from '../reviews.js';

const DecidedDetail = z.object({
  detailId: DetailId,
  level: RubricLevelCode,
  meets: z.boolean(),
  basis: z.enum(decisionBases),
});

export const DecisionView = z
  .object({
    id: Id,
    submissionId: Id,
    submissionNumber: SubmissionNumber,
    enrollmentId: Id,
    candidate: PersonRefView,
    microCredential: MicroCredentialRef,
    attempt: z.int(),
    outcome: z.enum(decisionOutcomes),
    details: z.array(DecidedDetail),
    decidedAt: Instant,
    releasedAt: Instant.nullable(),
    ownReview: z
      .boolean()
      .meta({ description: 'Whether you reviewed the submission. Then another administrator releases the decision.' }),
  })
  .meta({ id: 'Decision' });
export const DecisionPage = pageOf(DecisionView);

export const PlannedRelease = DecisionView.extend({
  reviews: z.array(
    z.object({
      slot: z.int().min(1).max(3),
      reviewer: PersonRefView,
      levels: z
        .array(z.object({ name: z.string(), meets: z.boolean(), details: z.int().min(1) }))
        .meta({ description: 'How many details got each level, in the order of the rubric.' }),
    }),
  ),
}).meta({ id: 'PlannedRelease' });
export const ReleasePlan = z
  .object({
    items: z.array(PlannedRelease),
    more: z.boolean().meta({ description: 'Whether more decisions could be released than this plan has.' }),
    others: z.int().min(0).meta({
      description:
        'How many waiting decisions the plan leaves out, because the reviewers disagreed, because there is similar work, because you reviewed the submission, or because the enrollment has ended.',
    }),
  })
  .meta({ id: 'ReleasePlan' });

export const ReleaseOutlookQuery = z.object({ pilotId: Id.optional() });
export const ReleaseOutlook = z.object({ met: z.int().min(0), notYetMet: z.int().min(0) }).meta({
  id: 'ReleaseOutlook',
  description: 'Decisions that are waiting for release.',
  examples: [{ met: 112, notYetMet: 9 }],
});

export const ReleaseInput = z
  .object({
    pilotId: Id.nullable().meta({ description: 'Only decisions of this pilot; null for all pilots.' }),
    submissionIds: z
      .array(Id)
      .min(1)
      .max(200)
      .optional()
      .meta({ description: 'Only the decisions of these submissions. Left out for every waiting decision.' }),
  })
  .meta({ id: 'ReleaseInput', examples: [{ pilotId: null }] });

export const ReleaseView = z
  .object({
    id: Id,
    begunAt: Instant,
    begunBy: PersonRefView,
    pilot: z.object({ id: Id, title: z.string() }).nullable(),
    total: z.int().min(1),
    released: z.int().min(0),
    refused: z.int().min(0),
    waiting: z.int().min(0).meta({ description: 'The release is finished when none are waiting.' }),
    refusals: z
      .array(z.object({ submissionId: Id, candidate: PersonRefView, reason: z.string() }))
      .meta({ description: 'The first 100 decisions that could not be released, and why.' }),
    badges: z.object({ earned: z.int().min(0), issued: z.int().min(0) }).meta({
      description:
        'How many were released as met, and how many of those have their badge. A badge that waits for another requirement of its pilot comes later.',
    }),
  })
  .meta({ id: 'Release' });
