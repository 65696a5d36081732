import type { ReviewItem } from '../../api/schema';
import { DateText } from '../../ui/date-text';
import { lastMinuteBefore } from './detail-names';

type Dated = Pick<ReviewItem, 'state' | 'claimed' | 'dueAt' | 'leaseUntil' | 'waitingSince'>;

/** The due date, which takes nothing away, and the time at which the review goes to someone else. */
export function Lease({ review: { claimed, dueAt, leaseUntil, waitingSince } }: { review: Dated }) {
  if (waitingSince !== null) return <span>Your due date waits until the problem that you reported is answered.</span>;
  return (
    <>
      <span>
        Due <DateText at={lastMinuteBefore(dueAt)} dayOnly />
      </span>
      <span>
        {claimed ? 'Goes back to the pool' : 'Goes to someone else'} after{' '}
        <DateText at={lastMinuteBefore(leaseUntil)} dayOnly={!claimed} />
        {claimed && ', unless you save a score'}
      </span>
    </>
  );
}
