import { useSuspenseQuery } from '@tanstack/react-query';
import { type ErrorComponentProps, Outlet, useParams } from '@tanstack/react-router';
import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import type { ReviewWorkspace } from '../../api/schema';
import { useSavingWhenPossible } from '../../autosave/use-saving-when-possible';
import { RouteError } from '../../app/route-error';
import { EndedReview } from './ended-review';
import { NotesDraft, savedNotes } from './notes/notes-draft';
import { endsReview, workspaceQuery } from './review.queries';
import { endedWords, writtenWords } from './written-words';
import { keptSummary } from './scoring/kept-summary';
import { ScoreSheet } from './scoring/score-sheet';

interface Desk {
  workspace: ReviewWorkspace;
  sheet: ScoreSheet;
  notes: NotesDraft;
}

const DeskContext = createContext<Desk | null>(null);

/** The open review, and its scores while they are being given. */
export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (desk === null) throw new Error('useDesk works only on the pages of a review.');
  return desk;
}

/** The parent of the pages of one review, so that what is written on one page is there on the other. */
export function ReviewDesk() {
  const { reviewId } = useParams({ from: '/reviewer/reviews/$reviewId' });
  return <OpenedDesk key={reviewId} reviewId={reviewId} />;
}

/** A review that could not be opened. If it ended in this tab, what the reviewer wrote is still here. */
export function UnopenedDesk(props: ErrorComponentProps) {
  const { reviewId } = useParams({ from: '/reviewer/reviews/$reviewId' });
  const words = endedWords.of(reviewId);
  const { error } = props;
  if (words !== '' && endsReview(error)) return <EndedReview error={error} written={words} />;
  return <RouteError {...props} />;
}

function OpenedDesk({ reviewId }: { reviewId: string }) {
  const { data: workspace, error } = useSuspenseQuery({ ...workspaceQuery(reviewId), refetchInterval: 60_000 });
  const [sheet] = useState(() => new ScoreSheet(workspace));
  useEffect(() => sheet.refresh(workspace), [sheet, workspace]);
  const [notes] = useState(() => new NotesDraft(workspace));
  useEffect(() => notes.refresh(savedNotes(workspace.notes)), [notes, workspace]);
  useSavingWhenPossible(sheet);
  useSavingWhenPossible(notes);
  const refused = useSyncExternalStore(sheet.subscribe, sheet.ended);
  const ended = refused ?? (error !== null && endsReview(error) ? error : null);
  if (ended !== null) {
    const words = writtenWords(
      workspace,
      (id) => sheet.of(id).current().value,
      keptSummary(reviewId) ?? workspace.summary,
      notes.current().value.text,
    );
    endedWords.keep(reviewId, words);
    return <EndedReview error={ended} written={words} />;
  }
  return (
    <DeskContext value={{ workspace, sheet, notes }}>
      <Outlet />
    </DeskContext>
  );
}
