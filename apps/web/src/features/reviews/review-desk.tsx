import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { createContext, use, useEffect, useState } from 'react';
import type { ReviewWorkspace } from '../../api/schema';
import { useSavingWhenPossible } from '../../autosave/use-saving-when-possible';
import { workspaceQuery } from './review.queries';
import { ScoreSheet } from './scoring/score-sheet';

interface Desk {
  workspace: ReviewWorkspace;
  sheet: ScoreSheet;
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

function OpenedDesk({ reviewId }: { reviewId: string }) {
  const { data: workspace } = useSuspenseQuery(workspaceQuery(reviewId));
  const [sheet] = useState(() => new ScoreSheet(workspace));
  useEffect(() => sheet.refresh(workspace), [sheet, workspace]);
  useSavingWhenPossible(sheet);
  return (
    <DeskContext value={{ workspace, sheet }}>
      <Outlet />
    </DeskContext>
  );
}
