import { withoutUnstorable } from '#kernel/unstorable';
import { answerOf, api } from '../../../api/client';
import type { ReviewNotes, ReviewWorkspace, TextHighlight } from '../../../api/schema';
import { queries } from '../../../app/queries';
import { Autosave, type Saved } from '../../../autosave/autosave';
import { KeptDrafts, thisTab } from '../../../autosave/kept-drafts';
import { sessionQuery } from '../../identity/session.queries';
import { workspaceQuery } from '../review.queries';

export interface Noted {
  text: string;
  highlights: readonly TextHighlight[];
}

/** A reviewer's private notes and highlights, which save themselves. */
export class NotesDraft extends Autosave<Noted> {
  constructor({ id: reviewId, notes }: ReviewWorkspace) {
    const keep = (saved: ReviewNotes): Saved<Noted> => {
      queries.setQueryData(
        workspaceQuery(reviewId).queryKey,
        (workspace) => workspace && { ...workspace, notes: saved },
      );
      return savedNotes(saved);
    };
    super(
      {
        read: async () => savedNotes((await queries.fetchQuery({ ...workspaceQuery(reviewId), staleTime: 0 })).notes),
        save: async ({ text, highlights }, revision) =>
          keep(
            await answerOf(
              api.PUT('/v1/reviews/{reviewId}/notes', {
                params: { path: { reviewId }, header: { 'If-Match': `"${revision}"` } },
                body: { text, highlights: [...highlights] },
              }),
            ),
          ),
        toText: ({ text, highlights }) =>
          JSON.stringify({ text, highlights: highlights.map(({ kind, words, nth }) => ({ kind, words, nth })) }),
        fromText: parsed,
        onSignedOut: () => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
      },
      new KeptDrafts(`${reviewId}:notes`, thisTab()),
      { text: '', highlights: [] },
    );
    this.begin(savedNotes(notes));
  }

  readonly writeText = (text: string): void => this.write({ ...this.current().value, text: withoutUnstorable(text) });

  readonly highlight = (added: TextHighlight): void => {
    const { highlights, text } = this.current().value;
    if (!highlights.some((known) => isSame(known, added)))
      this.write({ text, highlights: [...highlights, added] }, true);
  };

  readonly remove = (removed: TextHighlight): void => {
    const { highlights, text } = this.current().value;
    this.write({ text, highlights: highlights.filter((known) => !isSame(known, removed)) }, true);
  };
}

export function savedNotes({ text, highlights, revision, savedAt }: ReviewNotes): Saved<Noted> {
  return { value: { text, highlights }, revision, savedAt };
}

const isSame = (a: TextHighlight, b: TextHighlight): boolean =>
  a.kind === b.kind && a.words === b.words && a.nth === b.nth;

function parsed(kept: string): Noted | null {
  try {
    const { text, highlights } = JSON.parse(kept) as Noted;
    return typeof text === 'string' && Array.isArray(highlights) ? { text, highlights } : null;
  } catch {
    return null;
  }
}
