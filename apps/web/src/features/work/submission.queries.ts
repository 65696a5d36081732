import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { FileGuise } from '#submissions/vocabulary';
import { answerOf, api } from '../../api/client';
import { Refused } from '../../api/problem';
import { queries } from '../../app/queries';
import { maySubmit } from './enrollment-state';
import type { Artifact, AttestationInput, EnrollmentDetail, EvidenceInput, SubmissionSummary } from '../../api/schema';

export type ArtifactKind = Artifact['kind'];

/** The attempts of an enrollment, newest first. */
export const attemptsQuery = (enrollmentId: string) =>
  queryOptions({
    queryKey: ['attempts', enrollmentId],
    queryFn: async () =>
      (await answerOf(api.GET('/v1/enrollments/{enrollmentId}/submissions', { params: { path: { enrollmentId } } })))
        .items,
  });

export const submissionQuery = (submissionId: string) =>
  queryOptions({
    queryKey: ['submissions', submissionId],
    queryFn: () => answerOf(api.GET('/v1/submissions/{submissionId}', { params: { path: { submissionId } } })),
  });

/**
 * The current attempt: the open draft, which is begun here if there is none, or else the latest; null before work
 * starts.
 */
export const currentSubmissionQuery = ({ id: enrollmentId, state }: Pick<EnrollmentDetail, 'id' | 'state'>) =>
  queryOptions({
    queryKey: ['current-submission', enrollmentId, state],
    queryFn: async (): Promise<SubmissionSummary | null> => {
      const path = { enrollmentId };
      const [latest] = await queries.fetchQuery({ ...attemptsQuery(enrollmentId), staleTime: 2_000 }); // they were read together with the enrollment
      if (latest?.state === 'draft' || !maySubmit(state)) return latest ?? null;
      return answerOf(api.POST('/v1/enrollments/{enrollmentId}/submissions', { params: { path } })).catch(
        (error: unknown) => {
          if (latest && error instanceof Refused && error.problem.status === 409) return latest; // a coach meeting is needed before the next attempt
          throw error;
        },
      );
    },
  });

/** The saved text of an artifact. A save raises the revision. */
export const artifactTextQuery = (submissionId: string, kind: ArtifactKind, revision: number) =>
  queryOptions({
    queryKey: ['texts', submissionId, kind, revision],
    queryFn: () =>
      answerOf(
        api.GET('/v1/submissions/{submissionId}/artifacts/{kind}/text', { params: { path: { submissionId, kind } } }),
      ),
  });

export const receiptQuery = (submissionId: string) =>
  queryOptions({
    queryKey: ['receipts', submissionId],
    queryFn: () => answerOf(api.GET('/v1/submissions/{submissionId}/receipt', { params: { path: { submissionId } } })),
  });

/** The texts, files and evidence of a sealed attempt. */
export const submittedQuery = (submissionId: string) =>
  queryOptions({
    queryKey: ['submitted', submissionId],
    queryFn: () =>
      answerOf(api.GET('/v1/submissions/{submissionId}/submitted', { params: { path: { submissionId } } })),
  });

export const resultQuery = (submissionId: string) =>
  queryOptions({
    queryKey: ['results', submissionId],
    queryFn: () => answerOf(api.GET('/v1/submissions/{submissionId}/result', { params: { path: { submissionId } } })),
  });

/** The attestation text in force, with the candidate's answers. */
export const attestationQuery = (submissionId: string) =>
  queryOptions({
    queryKey: ['attestations', submissionId],
    queryFn: () =>
      answerOf(api.GET('/v1/submissions/{submissionId}/attestation', { params: { path: { submissionId } } })),
  });

/** The day by which the result is expected. */
export const expectationQuery = (submissionId: string) =>
  queryOptions({
    queryKey: ['expectations', submissionId],
    queryFn: () =>
      answerOf(api.GET('/v1/submissions/{submissionId}/expectation', { params: { path: { submissionId } } })),
  });

/** A change to the draft. What is missing is read again afterwards. */
export function useOnDraft<Input, Output>(submissionId: string, act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['teams'] });
      return queries.invalidateQueries({ queryKey: submissionQuery(submissionId).queryKey });
    },
  });
}

/** A change of the submission's state. Everything about the enrollment is read again, after the page has changed. */
function useOnSubmission<Output>(act: () => Promise<Output>, goOn?: () => Promise<void>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: goOn,
    onSettled: () =>
      Promise.all(
        ['enrollments', 'attempts', 'current-submission', 'submissions', 'submitted', 'receipts', 'teams'].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

export function useSeal(submissionId: string, goOn: () => Promise<void>) {
  return useOnSubmission(
    () => answerOf(api.POST('/v1/submissions/{submissionId}/seal', { params: { path: { submissionId } } })),
    goOn,
  );
}

export function useRecall(submissionId: string) {
  return useOnSubmission(() =>
    answerOf(api.POST('/v1/submissions/{submissionId}/recall', { params: { path: { submissionId } } })),
  );
}

export function useDescribeFile(submissionId: string) {
  return useOnDraft(submissionId, ({ fileId, description }: { fileId: string; description: string }) =>
    answerOf(
      api.PATCH('/v1/submissions/{submissionId}/files/{fileId}', {
        params: { path: { submissionId, fileId } },
        body: { description },
      }),
    ),
  );
}

export function useRemoveFile(submissionId: string) {
  return useOnDraft(submissionId, (fileId: string) =>
    answerOf(
      api.DELETE('/v1/submissions/{submissionId}/files/{fileId}', { params: { path: { submissionId, fileId } } }),
    ),
  );
}

/** Saves the attestation. It is read again also after a refusal, because the text may have changed. */
export function useAttest(submissionId: string) {
  const queries = useQueryClient();
  return useOnDraft(submissionId, async (body: AttestationInput) => {
    const { queryKey } = attestationQuery(submissionId);
    try {
      const saved = await answerOf(
        api.PUT('/v1/submissions/{submissionId}/attestation', { params: { path: { submissionId } }, body }),
      );
      queries.setQueryData(queryKey, saved);
    } catch (error) {
      void queries.invalidateQueries({ queryKey });
      throw error;
    }
  });
}

/** Short-lived links to a file of a candidate's own, or to what reviewers see of it. */
export const linkToOwnFile =
  (submissionId: string) =>
  async (fileId: string, guise: FileGuise): Promise<string> => {
    const params = { path: { submissionId, fileId }, query: { guise } };
    return (await answerOf(api.GET('/v1/submissions/{submissionId}/files/{fileId}/link', { params }))).href;
  };

/** Downloads the file, for its owner. */
export async function openFile(submissionId: string, fileId: string): Promise<void> {
  window.location.assign(await linkToOwnFile(submissionId)(fileId, 'own'));
}

/** Adds evidence for a detail, or changes the link with this id. */
export function useLinkEvidence(submissionId: string, linkId?: string) {
  return useOnDraft(submissionId, (body: EvidenceInput) =>
    linkId === undefined
      ? answerOf(api.POST('/v1/submissions/{submissionId}/evidence', { params: { path: { submissionId } }, body }))
      : answerOf(
          api.PUT('/v1/submissions/{submissionId}/evidence/{linkId}', {
            params: { path: { submissionId, linkId } },
            body,
          }),
        ),
  );
}

export function useUnlinkEvidence(submissionId: string) {
  return useOnDraft(submissionId, (linkId: string) =>
    answerOf(
      api.DELETE('/v1/submissions/{submissionId}/evidence/{linkId}', { params: { path: { submissionId, linkId } } }),
    ),
  );
}
