import { z } from 'zod';
import { Id, Instant, LocalDay, PageQuery, pageOf, text } from './common.js';
import { ArtifactKindParam } from './submissions.js';

export const DetailIdParam = z.string().min(1).max(40);
const DetailId = DetailIdParam;
const Level = z.string().min(1).max(60).meta({ description: 'Code of a level of the rubric scale.', examples: ['demonstrated'] });
const MicroCredentialRef = z.object({ code: z.string(), title: z.string() });
const Words = text(8000, 0);

/** What speaks against a reviewer for a submission. Administrators alone see it. */
export const ReviewerConflict = z.enum(['own-submission', 'same-district', 'same-employer', 'coach', 'declared']);

export const ReviewKind = z.enum(['independent', 'adjudication']).meta({ description: 'One of the two blind reviews, or the third of the disputed details.' });

/* ---- what a reviewer sends and gets; nothing here may tell who the candidate is ---- */

export const ReviewItem = z
  .object({
    id: Id,
    kind: ReviewKind,
    state: z.enum(['offered', 'accepted', 'scoring', 'locked']),
    microCredential: MicroCredentialRef,
    attempt: z.int().min(1),
    inScope: z.int().meta({ description: 'How many details are to be scored.' }),
    scored: z.int(),
    claimed: z.boolean().meta({ description: 'Whether the reviewer took it from the pool.' }),
    offeredAt: Instant,
    dueAt: Instant,
    leaseUntil: Instant.meta({ description: 'When it goes to someone else: unanswered while offered, unfinished after.' }),
    lockedAt: Instant.nullable(),
  })
  .meta({ id: 'ReviewItem' });
export const ReviewQueue = pageOf(ReviewItem);
export const OwnReviewsQuery = PageQuery.extend({
  state: z.enum(['open', 'locked']).default('open').meta({ description: 'What is offered or in hand, the soonest due first; or what is locked, the latest first.' }),
});

export const ClaimInput = z
  .object({ microCredential: z.string().min(1).max(20).optional().meta({ description: 'Code of a micro-credential, to claim only of it.' }) })
  .meta({ id: 'ClaimInput', examples: [{ microCredential: 'INS-1' }, {}] });

export const GiveBackInput = z
  .object({
    reason: text(2000),
    conflict: z.boolean().default(false).meta({ description: 'True for who knows whose work it is or stands too close to it: nothing of this candidate is offered again.' }),
  })
  .meta({ id: 'GiveBackInput', examples: [{ reason: 'I am away until the end of the month.', conflict: false }] });

export const ScoreInput = z
  .object({
    level: Level,
    rationale: Words.default('').meta({ description: 'Why this level. Needed for the lock where it does not meet.' }),
    feedback: Words.default('').meta({ description: 'What the candidate might do next. They read it once the decision is released.' }),
    cited: z.array(Id).max(50).default([]).meta({ description: 'Ids of the evidence links it points at. Needed for the lock where it does not meet.' }),
  })
  .meta({ id: 'ScoreInput', examples: [{ level: 'progressing', rationale: 'The plan names no dates.', feedback: 'Add a timeline by quarter.', cited: ['019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11'] }] });

export const ScoreView = z
  .object({ detailId: DetailId, level: Level, meets: z.boolean(), rationale: z.string(), feedback: z.string(), cited: z.array(Id), revision: z.int(), savedAt: Instant })
  .meta({ id: 'Score' });

export const MissingScorePart = z.object({ detailId: DetailId, missing: z.enum(['score', 'rationale', 'cited-evidence']) }).meta({ id: 'MissingScorePart' });

const Opinion = z
  .object({ detailId: DetailId, level: Level, meets: z.boolean(), rationale: z.string(), feedback: z.string(), cited: z.array(Id) })
  .meta({ id: 'Opinion', description: 'What another reviewer says of a detail. Nothing tells who.' });

const Evidence = z
  .object({ id: Id, kind: ArtifactKindParam, fileId: Id.nullable(), page: z.int().nullable(), second: z.int().nullable(), explanation: z.string() })
  .meta({ id: 'ReviewEvidence' });

const ReviewedFile = z
  .object({
    id: Id,
    position: z.int(),
    name: z.string().meta({ description: "A neutral name; the candidate's own is not told.", examples: ['document-profile-2.pdf'] }),
    mediaType: z.string(),
    size: z.int().meta({ description: 'Bytes.' }),
    description: z.string(),
    href: z.string().meta({ description: 'Works without a session until it expires.' }),
    hrefExpiresAt: Instant,
  })
  .meta({ id: 'ReviewedFile' });

export const ReviewWorkspace = ReviewItem.extend({
  rubric: z.array(z.object({ code: z.string(), name: z.string(), meets: z.boolean(), about: z.string() })).meta({ description: 'Ascending.' }),
  outcomes: z
    .array(
      z.object({
        id: z.string(),
        number: z.int(),
        statement: z.string(),
        details: z.array(z.object({ id: DetailId, statement: z.string(), evidence: z.array(Evidence), score: ScoreView.nullable(), opinions: z.array(Opinion) })),
      }),
    )
    .meta({ description: 'The details to be scored, under their outcomes. Opinions are there in an adjudication alone.' }),
  artifacts: z.array(
    z.object({
      kind: ArtifactKindParam,
      title: z.string(),
      about: z.string(),
      guidingQuestions: z.array(z.object({ id: z.string(), text: z.string() })),
      text: z.object({ text: z.string(), words: z.int() }).nullable(),
      files: z.array(ReviewedFile),
    }),
  ),
  summary: z.string().meta({ description: "The reviewer's words on the whole." }),
  meeting: z.int().meta({ description: 'How many of the scored details meet.' }),
  missingParts: z.array(MissingScorePart).meta({ description: 'All that the lock still waits for.' }),
}).meta({ id: 'ReviewWorkspace' });

export const LockInput = z
  .object({ summary: Words.default('').meta({ description: 'Words on the whole, which the candidate reads once the decision is released.' }) })
  .meta({ id: 'LockInput', examples: [{ summary: 'A thorough portfolio; the plan wants dates.' }] });

export const OtherScores = z.object({ items: z.array(Opinion) }).meta({ id: 'OtherScores' });

export const PhraseInput = z.object({ text: text(2000) }).meta({ id: 'PhraseInput', examples: [{ text: 'Name who does what by when.' }] });
export const PhraseView = z.object({ id: Id, text: z.string(), createdAt: Instant, revision: z.int() }).meta({ id: 'Phrase' });
export const Phrases = z.object({ items: z.array(PhraseView) });

/* ---- for administrators ---- */

export const AssignmentInput = z
  .object({ reviewerIds: z.array(Id).min(1).max(2).refine((ids) => new Set(ids).size === ids.length, 'Two different reviewers.') })
  .meta({ id: 'AssignmentInput', examples: [{ reviewerIds: ['019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11', '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a12'] }] });
export const AdjudicatorInput = z.object({ reviewerId: Id }).meta({ id: 'AdjudicatorInput', examples: [{ reviewerId: '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a13' }] });
export const VoidInput = z
  .object({ reason: text(2000).meta({ description: 'Why. Administrators alone read it.' }) })
  .meta({ id: 'VoidInput', examples: [{ reason: 'Scored from the wrong rubric.' }] });

const PersonRef = z.object({ id: Id, name: z.string() });

export const AssignedReview = z
  .object({
    id: Id,
    kind: ReviewKind,
    slot: z.int().min(1).max(3),
    reviewer: PersonRef,
    state: z.enum(['offered', 'accepted', 'scoring', 'locked', 'declined', 'conflicted', 'withdrawn', 'expired', 'voided']),
    inScope: z.int(),
    scored: z.int(),
    claimed: z.boolean(),
    offeredAt: Instant,
    dueAt: Instant,
    leaseUntil: Instant,
    acceptedAt: Instant.nullable(),
    lockedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    endedBecause: z.enum(['declined', 'unanswered', 'conflict', 'recused', 'withdrawn', 'expired', 'voided', 'recalled', 'superseded']).nullable(),
    endedNote: z.string(),
  })
  .meta({ id: 'AssignedReview', description: 'A review as administrators see it: whose it is, and why it ended.' });
export const AssignedReviews = z.object({ items: z.array(AssignedReview) });

export const SubmissionInReview = z
  .object({
    submissionId: Id,
    enrollmentId: Id,
    pilotId: Id,
    candidate: PersonRef,
    microCredential: MicroCredentialRef,
    attempt: z.int(),
    state: z.enum(['sealed', 'in_review', 'adjudicating']),
    sealedAt: Instant,
    needs: z.array(z.enum(['reviewers', 'adjudicator'])).meta({ description: 'Who is still to be asked.' }),
    late: z.boolean().meta({ description: 'Whether a review of it is past its due time.' }),
    reviews: z.array(AssignedReview).meta({ description: 'Those that hold a slot.' }),
  })
  .meta({ id: 'SubmissionInReview' });
export const SubmissionsInReview = pageOf(SubmissionInReview);
export const InReviewQuery = PageQuery.extend({
  pilotId: Id.optional(),
  submissionId: Id.optional(),
  only: z.enum(['late', 'reviewers', 'adjudicator']).optional().meta({ description: 'Those of which a review is late, that lack a reviewer, or that need a third.' }),
});

export const GivenReview = z
  .object({
    reviewId: Id,
    kind: ReviewKind,
    slot: z.int().min(1).max(3),
    reviewer: PersonRef,
    lockedAt: Instant,
    summary: z.string().meta({ description: 'Words on the whole.' }),
    scores: z.array(z.object({ detailId: DetailId, level: Level, meets: z.boolean(), rationale: z.string(), feedback: z.string() })),
  })
  .meta({ id: 'GivenReview', description: 'A locked review as administrators read it: who gave what, in their words.' });
export const GivenReviews = z.object({ items: z.array(GivenReview) });

export const EligibleReviewer = z
  .object({
    reviewer: PersonRef,
    eligible: z.boolean(),
    conflicts: z.array(ReviewerConflict),
    hadItBefore: z.boolean().meta({ description: 'They judged it, are judging it, or their review of it was voided.' }),
    inHand: z.int().meta({ description: 'Reviews that they have been offered or have in hand now.' }),
  })
  .meta({ id: 'EligibleReviewer' });
export const EligibleReviewers = z.object({ items: z.array(EligibleReviewer) });

const DecidedDetail = z.object({ detailId: DetailId, level: Level, meets: z.boolean(), basis: z.enum(['agreed', 'adjudicated', 'carried']) });

export const DecisionView = z
  .object({
    id: Id,
    submissionId: Id,
    enrollmentId: Id,
    candidate: PersonRef,
    microCredential: MicroCredentialRef,
    attempt: z.int(),
    outcome: z.enum(['met', 'not_yet_met']),
    details: z.array(DecidedDetail),
    decidedAt: Instant,
    releasedAt: Instant.nullable(),
  })
  .meta({ id: 'Decision' });
export const DecisionPage = pageOf(DecisionView);

export const ReleaseOutlookQuery = z.object({ pilotId: Id.optional() });
export const ReleaseOutlook = z.object({ met: z.int().min(0), notYetMet: z.int().min(0) }).meta({ id: 'ReleaseOutlook', description: 'Decisions that wait to be released.', examples: [{ met: 112, notYetMet: 9 }] });

export const ReleaseInput = z
  .object({ pilotId: Id.nullable().meta({ description: 'Decisions of this pilot alone; null for those of all.' }) })
  .meta({ id: 'ReleaseInput', examples: [{ pilotId: null }] });

export const ReleaseView = z
  .object({
    id: Id,
    begunAt: Instant,
    begunBy: PersonRef,
    pilot: z.object({ id: Id, title: z.string() }).nullable(),
    total: z.int().min(1),
    released: z.int().min(0),
    refused: z.int().min(0),
    waiting: z.int().min(0).meta({ description: 'It is over when none waits.' }),
    refusals: z.array(z.object({ submissionId: Id, candidate: PersonRef, reason: z.string() })).meta({ description: 'What could not be released, and why; the first 100.' }),
    badges: z.object({ earned: z.int().min(0), issued: z.int().min(0) }).meta({ description: 'Of those released as met: how many, and how many have their badge. One that waits for another requirement of its pilot comes later.' }),
  })
  .meta({ id: 'Release' });

export const OutcomeAgreement = z
  .object({
    outcomeId: z.string(),
    number: z.int(),
    statement: z.string(),
    compared: z.int().meta({ description: 'The sample: details of this outcome that two locked independent reviews both scored.' }),
    agreed: z.int().meta({ description: 'How many of them both found to meet, or both not.' }),
    rate: z.number().nullable().meta({ description: 'agreed / compared; null without a sample.' }),
    meeting: z.int().meta({ description: 'How many of them both found to meet.' }),
    decided: z.int().meta({ description: 'How many details of this outcome were decided, in every attempt that they were in.' }),
    met: z.int().meta({ description: 'How many of them were decided to meet.' }),
  })
  .meta({ id: 'OutcomeAgreement' });

export const VersionFeedback = z
  .object({
    answers: z.int().meta({ description: 'The sample: how many candidates said something.' }),
    rigor: z.number().nullable().meta({ description: 'Their mean, 1 to 5; null without a sample.' }),
    clarity: z.number().nullable().meta({ description: 'Their mean, 1 to 5; null without a sample.' }),
    words: z.array(z.object({ rigor: z.int(), clarity: z.int(), text: z.string() })).meta({ description: 'The latest 100 that came with words, without names.' }),
  })
  .meta({ id: 'VersionFeedback' });

export const Agreement = z.object({ versionId: Id, submissions: z.int(), outcomes: z.array(OutcomeAgreement), feedback: VersionFeedback }).meta({ id: 'ReviewerAgreement' });

export const ReviewTermsInput = z
  .object({
    answerDays: z.int().min(1).max(60).meta({ description: 'Local days in which an offer is answered.' }),
    dueDays: z.int().min(1).max(120).meta({ description: 'Local days from the offer to the day on which a review is due.' }),
    graceDays: z.int().min(0).max(60).meta({ description: 'Local days after that until it goes to someone else.' }),
    claimHours: z.int().min(1).max(720).meta({ description: 'Hours for which a claimed review is held; each saved score begins them anew.' }),
    attemptsBeforeCoach: z.int().min(1).max(100).meta({ description: 'Attempts not yet met after which a coach is met before the next.' }),
  })
  .meta({ id: 'ReviewTermsInput', examples: [{ answerDays: 5, dueDays: 14, graceDays: 3, claimHours: 72, attemptsBeforeCoach: 3 }] });
export const ReviewTermsView = ReviewTermsInput.extend({ revision: z.int() }).meta({ id: 'ReviewTerms' });

/* ---- for candidates and coaches ---- */

export const ResultDetail = z
  .object({
    id: DetailId,
    outcomeNumber: z.int(),
    statement: z.string(),
    level: z.object({ code: z.string(), name: z.string() }),
    meets: z.boolean(),
    carried: z.boolean().meta({ description: 'Met in an earlier attempt; it stays met.' }),
    remarks: z.array(z.object({ rationale: z.string(), feedback: z.string() })).meta({ description: "The reviewers' words, without their names." }),
  })
  .meta({ id: 'ResultDetail' });

export const SubmissionResult = z
  .object({
    submissionId: Id,
    attempt: z.int(),
    outcome: z.enum(['met', 'not_yet_met']),
    releasedAt: Instant,
    details: z.array(ResultDetail),
    summaries: z.array(z.string()).meta({ description: "The reviewers' words on the whole." }),
    next: z
      .object({ submissionId: Id.nullable(), coachMeetingNeeded: z.boolean(), details: z.array(DetailId) })
      .nullable()
      .meta({ description: 'After "not yet met": the details to redo and the attempt for them; null submission while a coach meeting comes first.' }),
  })
  .meta({ id: 'SubmissionResult' });

export const ResultExpectation = z
  .object({
    submissionId: Id,
    zone: z.string(),
    reviewDays: z.int().meta({ description: 'Local days that a reviewer has.' }),
    expectedOn: LocalDay.meta({ description: 'When a result can be expected where the two reviewers agree. It goes by the seal alone, whatever has happened since.' }),
  })
  .meta({ id: 'ResultExpectation' });

export const CoachMeetingInput = z
  .object({ coachId: Id.optional().meta({ description: 'Who met the candidate; whoever records it, unless told.' }), heldOn: LocalDay, note: text(4000, 0).default('') })
  .meta({ id: 'CoachMeetingInput', examples: [{ heldOn: '2026-09-14', note: 'Went through the two open details.' }] });
export const CoachMeetingView = z
  .object({ id: Id, enrollmentId: Id, afterAttempt: z.int(), coachId: Id, heldOn: LocalDay, note: z.string(), recordedAt: Instant })
  .meta({ id: 'CoachMeeting' });
