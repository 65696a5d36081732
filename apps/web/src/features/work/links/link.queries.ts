import { answerOf, api } from '../../../api/client';
import type { WebLinkInput } from '../../../api/schema';
import { type ArtifactKind, useOnDraft } from '../submission.queries';

/** Adds a link to the artifact, or changes the link with this id. */
export function useSaveWebLink(submissionId: string, kind: ArtifactKind, webLinkId?: string) {
  return useOnDraft(submissionId, (body: WebLinkInput) =>
    webLinkId === undefined
      ? answerOf(
          api.POST('/v1/submissions/{submissionId}/artifacts/{kind}/links', {
            params: { path: { submissionId, kind } },
            body,
          }),
        )
      : answerOf(
          api.PUT('/v1/submissions/{submissionId}/links/{webLinkId}', {
            params: { path: { submissionId, webLinkId } },
            body,
          }),
        ),
  );
}

export function useRemoveWebLink(submissionId: string) {
  return useOnDraft(submissionId, (webLinkId: string) =>
    answerOf(
      api.DELETE('/v1/submissions/{submissionId}/links/{webLinkId}', { params: { path: { submissionId, webLinkId } } }),
    ),
  );
}
