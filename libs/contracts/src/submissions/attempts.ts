import { z } from 'zod';
import { artifactProgress, confirmationStates, shownStates } from '#submissions/vocabulary';
import { Id, Instant, PageQuery, pageOf } from '../common.js';
import { AskedQuestion, LevelsInWords } from '../version-aids.js';
import { ArtifactKindParam } from '../version-content.js';
import { EvidenceLinkView } from './evidence.js';
import { ArtifactFileView } from './files.js';
import { WebLinkView } from './links.js';
import { MissingPart } from './sealing.js';

export const ArtifactView = z
  .object({
    kind: ArtifactKindParam,
    title: z.string(),
    about: z.string(),
    progress: z.enum(artifactProgress),
    guidingQuestions: z.array(AskedQuestion),
    text: z
      .object({
        wordMinimum: z.int(),
        maxCharacters: z.int(),
        words: z.int(),
        revision: z.int(),
        savedAt: Instant.nullable(),
      })
      .nullable(),
    files: z
      .object({
        minCount: z.int(),
        maxCount: z.int(),
        maxBytes: z.int(),
        accept: z.array(z.string()),
        items: z.array(ArtifactFileView),
      })
      .nullable(),
    confirmation: z
      .object({
        state: z.enum(confirmationStates).nullable().meta({
          description: 'Null before the candidate asks. `lapsed`: the artifact changed after the coach confirmed it.',
        }),
        askedAt: Instant.nullable(),
        answeredAt: Instant.nullable(),
        note: z.string().meta({ description: 'What the coach wants changed first, where they declined.' }),
      })
      .nullable()
      .meta({
        description: "Whether the candidate's coach confirms it. Null where the version asks for no confirmation.",
      }),
    links: z.object({ minCount: z.int(), maxCount: z.int(), items: z.array(WebLinkView) }).nullable(),
  })
  .meta({ id: 'Artifact' });

export const SubmissionState = z
  .enum(shownStates)
  .meta({ description: 'Stays `in_review` until the decision is released.' });

export const SubmissionView = z
  .object({
    id: Id,
    enrollmentId: Id,
    attempt: z.int(),
    state: SubmissionState,
    revision: z.int(),
    microCredential: z.object({ code: z.string(), title: z.string(), version: z.int(), contentHash: z.string() }),
    scope: z
      .array(z.object({ id: z.string(), outcomeNumber: z.int(), statement: z.string() }))
      .meta({ description: 'The details that this attempt is scored on.' }),
    outcomes: z
      .array(
        z.object({
          number: z.int(),
          statement: z.string(),
          details: z
            .array(z.object({ id: z.string(), statement: z.string(), inScope: z.boolean(), levels: LevelsInWords }))
            .meta({ description: 'Empty for an outcome that is scored as one detail.' }),
          levels: LevelsInWords,
          sampleDocuments: z.array(z.string()),
        }),
      )
      .meta({ description: 'All essential outcomes of the version, also those that this attempt is not scored on.' }),
    artifacts: z.array(ArtifactView),
    evidence: z.array(EvidenceLinkView),
    missingParts: z
      .array(MissingPart)
      .meta({ description: 'Everything that is missing before the seal. Empty when the submission can be sealed.' }),
    sinceLastAttempt: z
      .object({
        attempt: z.int().meta({ description: 'The attempt before this one.' }),
        artifacts: z.array(z.object({ kind: ArtifactKindParam, changed: z.boolean() })),
        details: z.array(z.object({ id: z.string(), changed: z.boolean() })).meta({
          description: 'Whether the evidence for a detail, or the text that it points to, has changed.',
        }),
      })
      .nullable()
      .meta({ description: 'What this draft changes. Null in the first attempt, and after the seal.' }),
    team: z
      .object({
        id: Id,
        name: z.string(),
        draftId: Id.nullable().meta({
          description: 'The submission in which the team writes together. Null before a member has opened it.',
        }),
        isShared: z.boolean().meta({ description: 'Whether this is the draft of the team.' }),
        submitsTogether: z
          .boolean()
          .meta({ description: 'Whether it is sealed with those of the other members. False for own details alone.' }),
      })
      .nullable()
      .meta({ description: 'The team that submits together. Null where there is none.' }),
    closesAt: Instant.nullable(),
    sealedAt: Instant.nullable(),
    manifestSha256: z.string().nullable(),
  })
  .meta({ id: 'Submission' });

export const SubmissionSummary = SubmissionView.pick({
  id: true,
  enrollmentId: true,
  attempt: true,
  state: true,
  sealedAt: true,
  manifestSha256: true,
}).meta({ id: 'SubmissionSummary' });

export const SubmissionPage = pageOf(SubmissionSummary);

export const SubmissionsQuery = PageQuery.extend({ enrollmentId: Id.optional(), state: SubmissionState.optional() });

export const SubmissionSummaries = z.object({ items: z.array(SubmissionSummary) });
