import type { Submission } from '../../../api/schema';
import { useLastResult } from './last-result';
import { ReviewersWords } from './reviewers-words';
import classes from './revising.module.css';

/** What the reviewers said about a detail in the attempt before, beside its evidence. */
export function ReviewersSaid({ submission, detailId }: { submission: Submission; detailId: string }) {
  const detail = useLastResult(submission.enrollmentId)?.details.find(({ id }) => id === detailId);
  if (detail === undefined || detail.remarks.length === 0) return null;
  return (
    <details open className={classes.said}>
      <summary>What the reviewers said: {detail.level.name}</summary>
      <ReviewersWords remarks={detail.remarks} />
    </details>
  );
}
