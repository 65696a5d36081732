import { z } from 'zod';
import { problemAnswers } from '#reviews/vocabulary';
import { Id, Instant, PageQuery, pageOf, text } from '../common.js';
import { PersonRefView } from '../identity.js';
import { MicroCredentialRef, ProblemKind, SubmissionNumber } from '../reviews.js';
import { ArtifactKindParam } from '../version-content.js';

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
