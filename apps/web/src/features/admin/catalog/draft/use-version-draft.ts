import canonicalize from 'canonicalize';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { answerOf, api } from '../../../../api/client';
import { Refused } from '../../../../api/problem';
import type { Version, VersionContent } from '../../../../api/schema';
import { queries } from '../../../../app/queries';
import { Autosave, type AutosavePort, type Saved } from '../../../../autosave/autosave';
import { KeptDrafts, thisTab } from '../../../../autosave/kept-drafts';
import { useSavingWhenPossible } from '../../../../autosave/use-saving-when-possible';
import { sessionQuery } from '../../../identity/session.queries';
import { draftQuery } from '../catalog.queries';
import { edited } from './draft-edit';
import type { Fault } from './faults';
import { useContentCheck } from './use-content-check';

/** The content of a draft while it is being written. It saves itself, also unfinished, but not with faults. */
export function useVersionDraft(latest: Version) {
  const [draft] = useState(() => {
    const opened = new Autosave(savingOf(latest.id), new KeptDrafts(`version:${latest.id}`, thisTab()), latest.content);
    opened.begin(savedContent(latest, null));
    return opened;
  });
  const state = useSyncExternalStore(draft.subscribe, draft.current);
  const { verdict, error: unchecked } = useContentCheck(state.value);
  useSavingWhenPossible(draft);
  useEffect(() => draft.refresh(savedContent(latest, null)), [draft, latest]);

  const refused: Fault[] =
    state.status === 'refused' && state.error instanceof Refused ? (state.error.problem.errors ?? []) : [];
  return {
    draft,
    /** Shows what was saved in another way than by writing here. */
    adopt: (saved: Version) => draft.adopt(savedContent(saved, new Date().toISOString())),
    state,
    edit: (change: (content: VersionContent) => void) => draft.write(edited(draft.current().value, change)),
    /** Why it cannot be saved. */
    faults: verdict.faults.length > 0 ? verdict.faults : refused,
    /** Why it cannot move to pilot. */
    missing: verdict.missingParts,
    /** The drafts that nobody but authors would see. */
    unconfirmed: verdict.unconfirmed,
    unchecked,
  };
}

function savingOf(id: string): AutosavePort<VersionContent> {
  const params = { path: { id } };
  return {
    read: async () => savedContent(await answerOf(api.GET('/v1/drafts/{id}', { params })), null),
    save: async (content, revision) => {
      const header = { 'If-Match': `"${revision}"` };
      const saved = await answerOf(api.PUT('/v1/drafts/{id}', { params: { ...params, header }, body: content }));
      return savedContent(saved, new Date().toISOString());
    },
    // The store does not keep the order of keys.
    toText: (content) => canonicalize(content)!,
    fromText: (text) => JSON.parse(text) as VersionContent,
    onSaved: () => {
      void queries.invalidateQueries({ queryKey: ['admin', 'any-version', id] });
      void queries.invalidateQueries({ queryKey: draftQuery(id).queryKey, refetchType: 'none' });
    },
    onSignedOut: () => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  };
}

function savedContent({ content, revision }: Version, savedAt: string | null): Saved<VersionContent> {
  return { value: content, revision, savedAt };
}
