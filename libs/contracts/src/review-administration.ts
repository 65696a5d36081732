import { z } from 'zod';
import { submissionStates, underReviewStates } from '#submissions/vocabulary';
import {
  conflictsOfInterest,
  decisionBases,
  decisionOutcomes,
  endReasons,
  openStates,
  oversightFilters,
  problemAnswers,
  reviewNeeds,
  reviewStates,
  reviewUrgencies,
} from '#reviews/vocabulary';
import { Id, Instant, PageQuery, pageOf, text } from './common.js';
import { PersonRefView } from './identity.js';
import { DetailId, MicroCredentialRef, ProblemKind, ReviewKind, RubricLevelCode, SubmissionNumber } from './reviews.js';
import { ArtifactKindParam } from './version-content.js';

/* Assignments, decisions and releases: what administrators send and receive. */

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

export const SubmissionInReview = z
  .object({
    submissionId: Id,
    submissionNumber: SubmissionNumber,
    enrollmentId: Id,
    pilotId: Id,
    candidate: PersonRefView,
    microCredential: MicroCredentialRef,
    attempt: z.int(),
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
    mayRemind: z
      .boolean()
      .meta({ description: 'Whether a reminder can be sent now: once in 24 hours, for late or soon due reviews.' }),
  })
  .meta({ id: 'ReviewerWork', description: 'What a reviewer has to do, and how fast and how strictly they review.' });
export const ReviewerReminderView = z
  .object({ remindedAt: Instant, reviews: z.int().meta({ description: 'How many reviews the email lists.' }) })
  .meta({ id: 'ReviewerReminder' });

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

export const ProblemsQuery = PageQuery.extend({ submissionId: Id.optional() });
export const ReportedProblem = z
  .object({
    id: Id,
    kind: ProblemKind,
    artifact: ArtifactKindParam.nullable().meta({ description: 'Null for the whole submission.' }),
    artifactTitle: z.string().nullable(),
    filePosition: z.int().nullable().meta({ description: 'The number by which reviewers know the file.' }),
    fileName: z.string().nullable().meta({ description: "The candidate's name of the file." }),
    note: z.string(),
    reportedAt: Instant,
    reviewId: Id,
    reviewer: PersonRefView,
    submissionId: Id,
    submissionNumber: SubmissionNumber,
    candidate: PersonRefView,
    microCredential: MicroCredentialRef,
    attempt: z.int().min(1),
    returnable: z
      .boolean()
      .meta({ description: 'Whether the submission can still be returned as incomplete: nobody has scored it yet.' }),
  })
  .meta({
    id: 'ReportedProblem',
    description: 'A problem that a reviewer reported. Only administrators see who did.',
  });
export const ReportedProblems = pageOf(ReportedProblem);

export const CloseProblemInput = z
  .object({
    answer: z.enum(problemAnswers).meta({ description: 'It was mended, or it is not a problem.' }),
    note: text(2000).meta({ description: 'The reviewer reads it.' }),
  })
  .meta({
    id: 'CloseProblemInput',
    examples: [{ answer: 'mended', note: 'The file has a new copy that opens.' }],
  });

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

export const OutcomeAgreement = z
  .object({
    outcomeId: z.string(),
    number: z.int(),
    statement: z.string(),
    compared: z.int().meta({
      description: 'The sample: how many details of this outcome two locked independent reviews both scored.',
    }),
    agreed: z.int().meta({ description: 'How many of them both reviewers found met, or both not met.' }),
    rate: z.number().nullable().meta({ description: 'agreed / compared; null without a sample.' }),
    meeting: z.int().meta({ description: 'How many of them both reviewers found met.' }),
    decided: z.int().meta({ description: 'How many details of this outcome were decided, over all attempts.' }),
    met: z.int().meta({ description: 'How many of them were decided as met.' }),
  })
  .meta({ id: 'OutcomeAgreement' });

export const VersionFeedback = z
  .object({
    answers: z.int().meta({ description: 'The sample: how many candidates gave feedback.' }),
    rigor: z.number().nullable().meta({ description: 'Their mean, 1 to 5; null without a sample.' }),
    clarity: z.number().nullable().meta({ description: 'Their mean, 1 to 5; null without a sample.' }),
    words: z
      .array(z.object({ rigor: z.int(), clarity: z.int(), text: z.string() }))
      .meta({ description: 'The latest 100 comments, without names.' }),
  })
  .meta({ id: 'VersionFeedback' });

export const Agreement = z
  .object({ versionId: Id, submissions: z.int(), outcomes: z.array(OutcomeAgreement), feedback: VersionFeedback })
  .meta({ id: 'ReviewerAgreement' });

export const ReviewTermsInput = z
  .object({
    answerDays: z.int().min(1).max(60).meta({ description: 'Local days to accept or decline an offer.' }),
    dueDays: z.int().min(1).max(120).meta({ description: 'Local days from the offer to the due day of a review.' }),
    graceDays: z
      .int()
      .min(0)
      .max(60)
      .meta({ description: 'Local days from the due day until the review goes to someone else.' }),
    claimHours: z.int().min(1).max(720).meta({
      description: 'Hours until an idle claimed review goes back to the pool. Each saved score restarts them.',
    }),
    claimLimit: z.int().min(1).max(100).meta({
      description: 'How many claimed reviews a reviewer may have in progress. Another claim is then refused.',
    }),
    attemptsBeforeCoach: z
      .int()
      .min(1)
      .max(100)
      .meta({ description: 'After this many attempts, a coach meeting is required before the next one.' }),
  })
  .meta({
    id: 'ReviewTermsInput',
    examples: [{ answerDays: 5, dueDays: 14, graceDays: 3, claimHours: 72, claimLimit: 3, attemptsBeforeCoach: 3 }],
  });
export const ReviewTermsView = ReviewTermsInput.extend({ revision: z.int() }).meta({ id: 'ReviewTerms' });
