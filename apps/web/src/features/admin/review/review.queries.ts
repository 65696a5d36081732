import { queryOptions } from '@tanstack/react-query';
import type { FileGuise } from '#submissions/vocabulary';
import { answerOf, api, taggedAnswerOf } from '../../../api/client';
import type {
  AttestationStatements,
  CloseProblemInput,
  Duplicate,
  InReviewFilter,
  ReviewTermsInput,
} from '../../../api/schema';
import { nullIfMissing } from '../../../api/problem';
import { queries } from '../../../app/queries';
import { keysetQuery, useAdminAction } from '../parts/keyset';

export const inReviewQuery = (pilotId?: string, only?: InReviewFilter) =>
  keysetQuery(['in-review', { pilotId, only }], (page) =>
    answerOf(api.GET('/v1/submissions-in-review', { params: { query: { limit: 200, ...page, pilotId, only } } })),
  );

/** One submission, if it is in review now. */
export const oneInReviewQuery = (submissionId: string) =>
  queryOptions({
    queryKey: ['admin', 'in-review', submissionId],
    queryFn: async () =>
      (await answerOf(api.GET('/v1/submissions-in-review', { params: { query: { limit: 1, submissionId } } })))
        .items[0] ?? null,
  });

/** The problems that reviewers reported and nobody has answered: of one submission, or all. */
export const problemsQuery = (submissionId?: string) =>
  keysetQuery(['reported-problems', { submissionId }], (page) =>
    answerOf(api.GET('/v1/review-problems', { params: { query: { limit: 200, ...page, submissionId } } })),
  );

/** The same files and texts in the work of different candidates: those to look at, unless `state` says otherwise. */
export const duplicatesQuery = (filter: {
  submissionId?: string;
  state?: Duplicate['state'];
  kind?: Duplicate['kind'];
}) =>
  keysetQuery(['duplicates', filter], (page) =>
    answerOf(api.GET('/v1/duplicates', { params: { query: { limit: 50, ...page, ...filter } } })),
  );

/** Closes them one after the other. Where one is refused, those before it stay closed. */
export const useCloseDuplicates = (duplicateIds: readonly string[]) =>
  useAdminAction(async (note: string) => {
    for (const duplicateId of duplicateIds)
      await answerOf(
        api.POST('/v1/duplicates/{duplicateId}/close', { params: { path: { duplicateId } }, body: { note } }),
      );
  });

export const submissionReviewsQuery = (submissionId: string) =>
  queryOptions({
    queryKey: ['admin', 'submission-reviews', submissionId],
    queryFn: () => answerOf(api.GET('/v1/submissions/{submissionId}/reviews', { params: { path: { submissionId } } })),
  });

/** A sealed submission with its originals. Read again often while a blind copy is being made. */
export const readingQuery = (submissionId: string) =>
  queryOptions({
    queryKey: ['admin', 'reading', submissionId],
    queryFn: () => answerOf(api.GET('/v1/submissions/{submissionId}/reading', { params: { path: { submissionId } } })),
    refetchInterval: ({ state: { data } }) =>
      data?.artifacts.some(({ files }) => files.some(({ preparing }) => preparing)) ? 5_000 : false,
  });

/** Short-lived links to a file of a submission, or to what reviewers see of it. */
export const linkToRead =
  (submissionId: string) =>
  async (fileId: string, guise: FileGuise): Promise<string> => {
    const params = { path: { submissionId, fileId }, query: { guise } };
    return (await answerOf(api.GET('/v1/submissions/{submissionId}/reading/files/{fileId}/link', { params }))).href;
  };

/** The scores and comments of the locked reviews. */
export const givenQuery = (submissionId: string) =>
  queryOptions({
    queryKey: ['admin', 'given', submissionId],
    queryFn: async () =>
      (await answerOf(api.GET('/v1/submissions/{submissionId}/scores', { params: { path: { submissionId } } }))).items,
  });

/** The version that an enrollment's submission is scored against. */
export const versionOfEnrollmentQuery = (enrollmentId: string) =>
  queryOptions({
    queryKey: ['admin', 'version-of', enrollmentId],
    queryFn: async () => {
      const { version } = await answerOf(api.GET('/v1/roster/{enrollmentId}', { params: { path: { enrollmentId } } }));
      return answerOf(api.GET('/v1/versions/{id}', { params: { path: { id: version.id } } }));
    },
  });

export const agreementQuery = (versionId: string) =>
  queryOptions({
    queryKey: ['admin', 'agreement', versionId],
    queryFn: () => answerOf(api.GET('/v1/versions/{versionId}/agreement', { params: { path: { versionId } } })),
  });

/** What the candidate attested to. Null for a draft, and for work submitted before candidates attested. */
export const attestedQuery = (submissionId: string) =>
  queryOptions({
    queryKey: ['admin', 'attested', submissionId],
    queryFn: () =>
      nullIfMissing(
        answerOf(api.GET('/v1/submissions/{submissionId}/attested', { params: { path: { submissionId } } })),
      ),
  });

/** The names that the candidate let stay, with the reasons. */
export const keptNamesQuery = (submissionId: string) =>
  queryOptions({
    queryKey: ['admin', 'kept-names', submissionId],
    queryFn: () =>
      answerOf(api.GET('/v1/submissions/{submissionId}/preflight/kept', { params: { path: { submissionId } } })),
  });

export const attestationTextsQuery = queryOptions({
  queryKey: ['admin', 'attestation-texts'],
  queryFn: () => taggedAnswerOf(api.GET('/v1/attestation-texts')),
});

export const termsQuery = queryOptions({
  queryKey: ['admin', 'review-terms'],
  queryFn: () => taggedAnswerOf(api.GET('/v1/review-terms')),
});

export const loadSubmission = (submissionId: string) => queries.ensureQueryData(submissionReviewsQuery(submissionId));

export const loadReading = (submissionId: string) => queries.ensureQueryData(readingQuery(submissionId));

export const loadAttestationTexts = () => queries.ensureQueryData(attestationTextsQuery);

export const loadTerms = () => queries.ensureQueryData(termsQuery);

export const versionQuery = (versionId: string) =>
  queryOptions({
    queryKey: ['admin', 'versions', versionId],
    queryFn: () => answerOf(api.GET('/v1/versions/{id}', { params: { path: { id: versionId } } })),
  });

export const loadAgreement = (versionId: string) =>
  Promise.all([queries.ensureQueryData(agreementQuery(versionId)), queries.ensureQueryData(versionQuery(versionId))]);

export const sharedPhrasesOfVersionQuery = (versionId: string) =>
  queryOptions({
    queryKey: ['admin', 'shared-phrases', versionId],
    queryFn: async () =>
      (await answerOf(api.GET('/v1/versions/{versionId}/shared-phrases', { params: { path: { versionId } } }))).items,
  });

export const useRemoveSharedPhrase = (versionId: string, phraseId: string) =>
  useAdminAction((_: string) =>
    answerOf(
      api.DELETE('/v1/versions/{versionId}/shared-phrases/{phraseId}', { params: { path: { versionId, phraseId } } }),
    ),
  );

export const useVoidReview = (reviewId: string) =>
  useAdminAction((reason: string) =>
    answerOf(api.POST('/v1/reviews/{reviewId}/void', { params: { path: { reviewId } }, body: { reason } })),
  );

/** Asks for a new blind copy of the file. */
export const usePrepareAgain = (submissionId: string, fileId: string) =>
  useAdminAction((_: string) =>
    answerOf(
      api.POST('/v1/submissions/{submissionId}/reading/files/{fileId}/prepare-again', {
        params: { path: { submissionId, fileId } },
      }),
    ),
  );

/** Answers the reviewer who reported the problem. */
export const useCloseProblem = (problemId: string, answer: CloseProblemInput['answer']) =>
  useAdminAction((note: string) =>
    answerOf(
      api.POST('/v1/review-problems/{problemId}/close', { params: { path: { problemId } }, body: { answer, note } }),
    ),
  );

export const useReturn = (submissionId: string) =>
  useAdminAction((reason: string) =>
    answerOf(
      api.POST('/v1/submissions/{submissionId}/return', { params: { path: { submissionId } }, body: { reason } }),
    ),
  );

export const usePublishAttestationText = () =>
  useAdminAction(({ statements, etag }: { statements: AttestationStatements; etag: string }) =>
    answerOf(api.POST('/v1/attestation-texts', { params: { header: { 'If-Match': etag } }, body: { statements } })),
  );

export const useChangeTerms = () =>
  useAdminAction(({ body, etag }: { body: ReviewTermsInput; etag: string }) =>
    answerOf(api.PUT('/v1/review-terms', { params: { header: { 'If-Match': etag } }, body })),
  );
