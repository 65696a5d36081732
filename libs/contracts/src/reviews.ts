import { z } from 'zod';
import { holdingStates, queueLists, reviewKinds, scoreParts } from '#reviews/vocabulary';
import { Id, Instant, PageQuery, pageOf, text } from './common.js';
import { ArtifactKindParam } from './version-content.js';

/** Of an outcome's detail, as its version names it. */
export const DetailId = z.string().min(1).max(40);
export const RubricLevelCode = z
  .string()
  .min(1)
  .max(60)
  .meta({ description: 'Code of a level of the rubric scale.', examples: ['demonstrated'] });
export const MicroCredentialRef = z.object({ code: z.string(), title: z.string() });
const Words = text(8000, 0);

export const ReviewKind = z.enum(reviewKinds).meta({
  id: 'ReviewKind',
  description: 'One of the two blind reviews, or the third review, of the disputed details.',
});

/* What a reviewer sends and gets: nothing here may tell who the candidate is. */

export const ReviewItem = z
  .object({
    id: Id,
    kind: ReviewKind,
    state: z.enum(holdingStates),
    microCredential: MicroCredentialRef,
    attempt: z.int().min(1),
    inScope: z.int().meta({ description: 'How many details are to be scored.' }),
    scored: z.int(),
    claimed: z.boolean().meta({ description: 'Whether the reviewer took it from the pool.' }),
    offeredAt: Instant,
    dueAt: Instant,
    leaseUntil: Instant.meta({
      description: 'When it goes to someone else: unanswered while offered, unfinished after.',
    }),
    lockedAt: Instant.nullable(),
  })
  .meta({ id: 'ReviewItem' });
export const ReviewQueue = pageOf(ReviewItem);
export const OwnReviewsQuery = PageQuery.extend({
  state: z
    .enum(queueLists)
    .default('open')
    .meta({ description: 'What is offered or in hand, the soonest due first; or what is locked, the latest first.' }),
});

export const ClaimInput = z
  .object({
    microCredential: z
      .string()
      .min(1)
      .max(20)
      .optional()
      .meta({ description: 'Code of a micro-credential, to claim only of it.' }),
  })
  .meta({ id: 'ClaimInput', examples: [{ microCredential: 'INS-1' }, {}] });

export const GiveBackInput = z
  .object({
    reason: text(2000),
    conflict: z.boolean().default(false).meta({
      description:
        'True for who knows whose work it is or stands too close to it: nothing of this candidate is offered again.',
    }),
  })
  .meta({ id: 'GiveBackInput', examples: [{ reason: 'I am away until the end of the month.', conflict: false }] });

export const ScoreInput = z
  .object({
    level: RubricLevelCode,
    rationale: Words.default('').meta({ description: 'Why this level. Needed for the lock where it does not meet.' }),
    feedback: Words.default('').meta({
      description: 'What the candidate might do next. They read it once the decision is released.',
    }),
    cited: z
      .array(Id)
      .max(50)
      .default([])
      .meta({ description: 'Ids of the evidence links it points at. Needed for the lock where it does not meet.' }),
  })
  .meta({
    id: 'ScoreInput',
    examples: [
      {
        level: 'progressing',
        rationale: 'The plan names no dates.',
        feedback: 'Add a timeline by quarter.',
        cited: ['019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11'],
      },
    ],
  });

export const ScoreView = z
  .object({
    detailId: DetailId,
    level: RubricLevelCode,
    meets: z.boolean(),
    rationale: z.string(),
    feedback: z.string(),
    cited: z.array(Id),
    revision: z.int(),
    savedAt: Instant,
  })
  .meta({ id: 'Score' });

export const MissingScorePart = z
  .object({ detailId: DetailId, missing: z.enum(scoreParts) })
  .meta({ id: 'MissingScorePart' });

const Opinion = z
  .object({
    detailId: DetailId,
    level: RubricLevelCode,
    meets: z.boolean(),
    rationale: z.string(),
    feedback: z.string(),
    cited: z.array(Id),
  })
  .meta({ id: 'Opinion', description: 'What another reviewer says of a detail. Nothing tells who.' });

const Evidence = z
  .object({
    id: Id,
    kind: ArtifactKindParam,
    fileId: Id.nullable(),
    page: z.int().nullable(),
    second: z.int().nullable(),
    explanation: z.string(),
  })
  .meta({ id: 'ReviewEvidence' });

const ReviewedFile = z
  .object({
    id: Id,
    position: z.int(),
    name: z
      .string()
      .meta({ description: "A neutral name; the candidate's own is not told.", examples: ['document-profile-2.pdf'] }),
    mediaType: z.string(),
    size: z.int().meta({ description: 'Bytes.' }),
    description: z.string(),
    href: z.string().meta({ description: 'Works without a session until it expires.' }),
    hrefExpiresAt: Instant,
  })
  .meta({ id: 'ReviewedFile' });

export const ReviewWorkspace = ReviewItem.extend({
  rubric: z
    .array(z.object({ code: z.string(), name: z.string(), meets: z.boolean(), about: z.string() }))
    .meta({ description: 'Ascending.' }),
  outcomes: z
    .array(
      z.object({
        id: z.string(),
        number: z.int(),
        statement: z.string(),
        details: z.array(
          z.object({
            id: DetailId,
            statement: z.string(),
            evidence: z.array(Evidence),
            score: ScoreView.nullable(),
            opinions: z.array(Opinion),
          }),
        ),
      }),
    )
    .meta({
      description: 'The details to be scored, under their outcomes. Opinions are there in an adjudication alone.',
    }),
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
  .object({
    summary: Words.default('').meta({
      description: 'Words on the whole, which the candidate reads once the decision is released.',
    }),
  })
  .meta({ id: 'LockInput', examples: [{ summary: 'A thorough portfolio; the plan wants dates.' }] });

export const OtherScores = z.object({ items: z.array(Opinion) }).meta({ id: 'OtherScores' });

export const PhraseInput = z
  .object({ text: text(2000) })
  .meta({ id: 'PhraseInput', examples: [{ text: 'Name who does what by when.' }] });
export const PhraseView = z
  .object({ id: Id, text: z.string(), createdAt: Instant, revision: z.int() })
  .meta({ id: 'Phrase' });
export const Phrases = z.object({ items: z.array(PhraseView) });
