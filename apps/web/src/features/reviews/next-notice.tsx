import { Link } from '@tanstack/react-router';
import { Refused } from '../../api/problem';
import { ErrorNotice, Notice } from '../../ui/notice';

/** Why there is no next review: none waits, the limit is reached, or something went wrong. */
export function NextNotice({ error }: { error: unknown }) {
  if (error === null) return null;
  const code = error instanceof Refused ? error.problem.code : null;
  if (code === 'review.nothing-to-claim')
    return (
      <Notice announce title="No submission needs a review from you">
        New submissions are available as soon as they arrive. Check again later, or wait for an offer.
      </Notice>
    );
  if (code === 'review.claim-limit')
    return (
      <Notice tone="caution" announce title="You have as many claimed reviews as you can">
        {(error as Refused).problem.detail} <Link to="/reviews">Go to your reviews</Link>
      </Notice>
    );
  return <ErrorNotice error={error} safe="You did not get a new review." />;
}
