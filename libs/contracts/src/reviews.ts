import { z } from 'zod';
import { fileNotices } from '#formats/vocabulary';
import { holdingStates, problemKinds, problemStates, queueLists, reviewKinds, scoreParts } from '#reviews/vocabulary';
import { Id, Instant, PageQuery, pageOf, text, word } from './common.js';
import { AskedQuestion } from './version-aids.js';
import { ArtifactKindParam } from './version-content.js';

/** The id of a detail, as its version names it. */
export const DetailId = word(40);
export const RubricLevelCode = word(60).meta({
  description: 'Code of a level of the rubric scale.',
  examples: ['demonstrated'],
});
export const MicroCredentialRef = z.object({ code: z.string(), title: z.string() });
const Words = text(8000, 0);

/** The number by which reviewers and administrators talk about a submission. It tells nothing about the candidate. */
export const SubmissionNumber = z.int().meta({
  description: 'The short number of the submission. It is random and does not change.',
  examples: [48213],
});

export const ReviewKind = z.enum(reviewKinds).meta({
  id: 'ReviewKind',
  description: 'One of the two independent reviews, or the adjudication of the disputed details.',
});

/* What a reviewer sends and receives. Nothing here may reveal the candidate (rule 10). */

export const ReviewItem = z
  .object({
    id: Id,
    submissionNumber: SubmissionNumber,
    kind: ReviewKind,
    state: z.enum(holdingStates),
    microCredential: MicroCredentialRef,
    attempt: z.int().min(1),
    inScope: z.int().meta({ description: 'How many details to score.' }),
    scored: z.int(),
    claimed: z.boolean().meta({ description: 'Whether the reviewer claimed the review from the pool.' }),
    offeredAt: Instant,
    dueAt: Instant,
    leaseUntil: Instant.meta({
      description: 'When the review goes to someone else, if it is not accepted or not locked by then.',
    }),
    waitingSince: Instant.nullable().meta({
      description:
        'Since when the due date and `leaseUntil` wait for the answer to a reported problem. Once it is answered, both are later by that time. Null while they run.',
    }),
    lockedAt: Instant.nullable(),
  })
  .meta({ id: 'ReviewItem' });
export const ReviewQueue = pageOf(ReviewItem);
export const OwnReviewsQuery = PageQuery.extend({
  state: z.enum(queueLists).default('open').meta({
    description:
      'Reviews that are offered or in progress, the soonest due first; or those that are locked, the latest first.',
  }),
});

export const ClaimInput = z
  .object({
    microCredential: word(20)
      .optional()
      .meta({ description: 'Code of a micro-credential, to claim only its submissions.' }),
  })
  .meta({ id: 'ClaimInput', examples: [{ microCredential: 'INS-1' }, {}] });

export const GiveBackInput = z
  .object({
    reason: text(2000),
    conflict: z.boolean().default(false).meta({
      description:
        'True when the reviewer recognizes the candidate or has another conflict of interest. They are never offered this candidate again.',
    }),
  })
  .meta({ id: 'GiveBackInput', examples: [{ reason: 'I am away until the end of the month.', conflict: false }] });

export const ScoreInput = z
  .object({
    level: RubricLevelCode,
    rationale: Words.default('').meta({
      description: 'Why this level. Required before the lock when the level does not meet.',
    }),
    feedback: Words.default('').meta({
      description: 'What the candidate can do next. They read it once the decision is released.',
    }),
    cited: z.array(Id).max(50).default([]).meta({
      description:
        'Ids of the evidence links that the score points at. Required before the lock when the level does not meet.',
    }),
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
  .meta({ id: 'Opinion', description: 'What another reviewer says about a detail, without their name.' });

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
    name: z.string().meta({
      description: 'A neutral name. The name that the candidate gave is not shown.',
      examples: ['document-profile-2.pdf'],
    }),
    mediaType: z.string().nullable().meta({
      description: 'Of the blind copy. Null while it is being made: then the file cannot be opened.',
    }),
    size: z.int().nullable().meta({ description: 'Bytes of the blind copy.' }),
    description: z.string(),
    href: z.string().nullable().meta({
      description: 'The blind copy. The link works without signing in until it expires.',
    }),
    view: z.object({ mediaType: z.string(), href: z.string() }).nullable().meta({
      description: 'What to show where browsers cannot show the blind copy itself: a PDF, a picture, a page.',
    }),
    hrefExpiresAt: Instant,
    pages: z.int().nullable(),
    seconds: z.number().nullable(),
    notices: z.array(z.enum(fileNotices)),
    unscanned: z.boolean().meta({ description: 'Whether nobody scanned it for viruses.' }),
    captions: z
      .object({ href: z.string() })
      .nullable()
      .meta({ description: 'The captions of a recording, as WebVTT. The link works as long as that of the file.' }),
  })
  .meta({ id: 'ReviewedFile' });

export const ProblemKind = z.enum(problemKinds).meta({
  id: 'ProblemKind',
  description: 'It cannot be opened or read, it names the candidate, or something else.',
});

export const ReportProblemInput = z
  .object({
    kind: ProblemKind,
    artifact: ArtifactKindParam.nullable().meta({ description: 'Null for the whole submission.' }),
    fileId: Id.nullable().meta({ description: 'A file of that artifact; null for its text.' }),
    note: text(2000, 0).default('').meta({
      description: 'Only administrators read it. Required for something else.',
    }),
  })
  .refine(({ kind, note }) => kind !== 'other' || note !== '', { path: ['note'], error: 'Say what the problem is.' })
  .refine(({ artifact, fileId }) => fileId === null || artifact !== null, {
    path: ['artifact'],
    error: 'Name the artifact of the file.',
  })
  .meta({
    id: 'ReportProblemInput',
    examples: [{ kind: 'cannot-open', artifact: 'document_profile', fileId: null, note: '' }],
  });

export const OwnProblem = z
  .object({
    id: Id,
    kind: ProblemKind,
    state: z.enum(problemStates),
    artifact: ArtifactKindParam.nullable(),
    fileId: Id.nullable(),
    filePosition: z.int().nullable(),
    note: z.string(),
    reportedAt: Instant,
    closedAt: Instant.nullable(),
    answer: z.string().meta({ description: 'What the administrator who closed it says. Empty while it is open.' }),
  })
  .meta({ id: 'OwnProblem', description: 'A problem as the reviewer who reported it sees it.' });

const TextHighlight = z
  .object({
    kind: ArtifactKindParam,
    words: text(2000),
    nth: z.int().min(0).meta({ description: 'Which of the places with these words is meant; 0 for the first.' }),
  })
  .meta({ id: 'TextHighlight', description: "Words highlighted in an artifact's text." });
export const ReviewNotesInput = z.object({ text: text(20_000, 0), highlights: z.array(TextHighlight).max(500) }).meta({
  id: 'ReviewNotesInput',
  examples: [
    {
      text: 'Who reads aloud in the second month?',
      highlights: [{ kind: 'responsive_narrative', words: 'in August', nth: 0 }],
    },
  ],
});
export const ReviewNotesView = z
  .object({
    text: z.string(),
    highlights: z.array(TextHighlight),
    revision: z.int().min(0).meta({ description: '0 before the first.' }),
    savedAt: Instant.nullable(),
  })
  .meta({ id: 'ReviewNotes', description: "A reviewer's private notes. Nobody else reads them." });

export const ReviewWorkspace = ReviewItem.extend({
  rubric: z.array(z.object({ code: z.string(), name: z.string(), meets: z.boolean(), about: z.string() })).meta({
    description: 'Ascending. `meets` holds for the details whose `levelNeeded` is the lowest level that meets here.',
  }),
  passRule: z.string().meta({ description: 'What it takes to pass, in words.' }),
  outcomes: z
    .array(
      z.object({
        id: z.string(),
        number: z.int(),
        statement: z.string(),
        sampleDocuments: z.array(z.string()),
        details: z.array(
          z.object({
            id: DetailId,
            letter: z.string().nullable().meta({
              description: 'Its place among the details of the outcome. Null where the outcome is scored as a whole.',
            }),
            statement: z.string(),
            sentences: z.record(z.string(), z.string()).meta({
              description: 'What work at a level looks like, by the code of the level. Not every level has a sentence.',
            }),
            levelNeeded: RubricLevelCode.meta({ description: 'The lowest level with which this detail meets.' }),
            evidence: z.array(Evidence),
            scoredOn: SubmissionNumber.nullable().meta({
              description:
                'The submission of the team on which this detail is scored once for all. Its score is copied here when that review is locked. Null: it is scored here.',
            }),
            score: ScoreView.nullable(),
            opinions: z.array(Opinion),
          }),
        ),
      }),
    )
    .meta({
      description: 'The details to score, under their outcomes. Only an adjudication has opinions.',
    }),
  team: z.array(SubmissionNumber).meta({
    description:
      'The submissions of the members of a team, which the same reviewers score, the one with the outcomes of the team first. Empty without a team.',
  }),
  artifacts: z.array(
    z.object({
      kind: ArtifactKindParam,
      title: z.string(),
      about: z.string(),
      guidingQuestions: z.array(AskedQuestion),
      text: z.object({ text: z.string(), words: z.int() }).nullable(),
      files: z.array(ReviewedFile),
      links: z
        .array(z.object({ id: Id, position: z.int(), address: z.string(), description: z.string() }))
        .meta({ description: 'Addresses of pages elsewhere, which Laurel does not open.' }),
    }),
  ),
  summary: z.string().meta({ description: "The reviewer's overall comments." }),
  meeting: z.int().meta({ description: 'How many of the scored details meet.' }),
  missingParts: z.array(MissingScorePart).meta({ description: 'Everything that is missing before the lock.' }),
  problems: z.array(OwnProblem).meta({ description: 'The problems that the reviewer reported, the latest first.' }),
  notes: ReviewNotesView,
}).meta({ id: 'ReviewWorkspace' });

export const LockInput = z
  .object({
    summary: Words.default('').meta({
      description: 'Overall comments. The candidate reads them once the decision is released.',
    }),
  })
  .meta({ id: 'LockInput', examples: [{ summary: 'A thorough portfolio; the plan needs dates.' }] });

export const OtherScores = z.object({ items: z.array(Opinion) }).meta({ id: 'OtherScores' });
