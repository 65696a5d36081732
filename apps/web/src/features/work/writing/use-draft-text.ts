import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { answerOf, api } from '../../../api/client';
import { sessionQuery } from '../../identity/session.queries';
import { type ArtifactKind, submissionQuery } from '../submission.queries';
import { DraftText } from './draft-text';
import { KeptTexts, thisTab } from './kept-text';

/**
 * The text of an artifact while its page is open. It saves itself, and waits for a connection or a new session if
 * needed.
 */
export function useDraftText(submissionId: string, kind: ArtifactKind) {
  const queries = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const [draft] = useState(() => {
    const params = { path: { submissionId, kind } };
    const path = '/v1/submissions/{submissionId}/artifacts/{kind}/text';
    return new DraftText(
      {
        read: () => answerOf(api.GET(path, { params })),
        save: (text, revision, keepBefore) =>
          answerOf(
            api.PUT(path, {
              params: { ...params, header: { 'If-Match': `"${revision}"` } },
              body: { text, keepBefore },
            }),
          ),
      },
      new KeptTexts(`${submissionId}:${kind}`, thisTab()),
      {
        saved: () => {
          void queries.invalidateQueries({ queryKey: submissionQuery(submissionId).queryKey, refetchType: 'none' });
          void queries.invalidateQueries({ queryKey: ['versions', submissionId, kind] });
        },
        signedOut: () => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
      },
    );
  });
  const state = useSyncExternalStore(draft.subscribe, draft.current);

  useEffect(() => {
    void draft.open();
    const saveNow = () => void draft.save();
    const saveWhenHidden = () => {
      if (document.visibilityState === 'hidden' && draft.current().status === 'changed') saveNow();
    };
    const warnIfNotKept = (event: BeforeUnloadEvent) => {
      const { status, kept } = draft.current();
      if (status !== 'saved' && status !== 'unopened' && !kept) event.preventDefault();
    };
    window.addEventListener('online', saveNow);
    window.addEventListener('beforeunload', warnIfNotKept);
    document.addEventListener('visibilitychange', saveWhenHidden);
    return () => {
      window.removeEventListener('online', saveNow);
      window.removeEventListener('beforeunload', warnIfNotKept);
      document.removeEventListener('visibilitychange', saveWhenHidden);
      draft.leave();
    };
  }, [draft]);

  const signedIn = session !== null && session !== undefined;
  useEffect(() => {
    if (signedIn && draft.current().status === 'signed-out') void draft.save();
  }, [signedIn, draft]);

  return { draft, state };
}
