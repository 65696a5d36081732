import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { withoutUnstorable } from '#kernel/unstorable';
import { answerOf, api } from '../../../api/client';
import type { ArtifactText } from '../../../api/schema';
import { Autosave, type Saved } from '../../../autosave/autosave';
import { KeptDrafts, thisTab } from '../../../autosave/kept-drafts';
import { useSavingWhenPossible } from '../../../autosave/use-saving-when-possible';
import { sessionQuery } from '../../identity/session.queries';
import { type ArtifactKind, submissionQuery } from '../submission.queries';

export type DraftText = Autosave<string>;

/** The text of an artifact while its page is open. */
export function useDraftText(submissionId: string, kind: ArtifactKind) {
  const queries = useQueryClient();
  const [draft] = useState(() => {
    const params = { path: { submissionId, kind } };
    const path = '/v1/submissions/{submissionId}/artifacts/{kind}/text';
    const textQuery = queryOptions({
      queryKey: ['draft-texts', submissionId, kind],
      queryFn: () => answerOf(api.GET(path, { params })),
      staleTime: 0,
      gcTime: 0, // read from the API, or without a connection from what this browser kept
    });
    const port = {
      read: () => queries.fetchQuery(textQuery).then(savedText),
      save: (text: string, revision: number, keepBefore: boolean) =>
        answerOf(
          api.PUT(path, {
            params: { ...params, header: { 'If-Match': `"${revision}"` } },
            body: { text, keepBefore },
          }),
        ).then((saved) => {
          queries.setQueryData(textQuery.queryKey, saved);
          return savedText(saved);
        }),
      toText: (text: string) => text,
      fromText: (text: string) => text,
      onSaved: () => {
        const { queryKey } = submissionQuery(submissionId);
        const artifact = queries.getQueryData(queryKey)?.artifacts.find((one) => one.kind === kind);
        const isConfirmed = artifact?.confirmation?.state === 'confirmed'; // the page still says so: this change ended it
        void queries.invalidateQueries({ queryKey, refetchType: isConfirmed ? 'active' : 'none' });
        void queries.invalidateQueries({ queryKey: ['versions', submissionId, kind] });
      },
      onSignedOut: () => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    };
    return new Autosave(port, new KeptDrafts(`${submissionId}:${kind}`, thisTab()), '');
  });
  const state = useSyncExternalStore(draft.subscribe, draft.current);
  const [removedInvisible, setRemovedInvisible] = useState(false);
  useEffect(() => void draft.open(), [draft]);
  useSavingWhenPossible(draft);

  function write(entered: string): void {
    const text = withoutUnstorable(entered);
    if (text !== entered) setRemovedInvisible(true);
    draft.write(text);
  }
  return { draft, state, write, removedInvisible };
}

export function savedText({ text, revision, savedAt }: ArtifactText): Saved<string> {
  return { value: text, revision, savedAt };
}
