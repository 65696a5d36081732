import { useEffect, useState } from 'react';
import { DateText } from '../../ui/date-text';
import { Notice } from '../../ui/notice';
import { useDesk } from './review-desk';

const day = 24 * 60 * 60 * 1000;

/** Warns a day before the review goes to someone else. */
export function LeaseWarning() {
  const { leaseUntil, claimed, state, waitingSince } = useDesk().workspace;
  const now = useNow();
  const left = Date.parse(leaseUntil) - now;
  if (state === 'locked' || waitingSince !== null || left > day) return null;
  return (
    <Notice tone="caution" announce title="Your time for this review is almost over">
      On <DateText at={leaseUntil} relative /> it goes {claimed ? 'back to the pool' : 'to someone else'}, and your
      scores will not count.{' '}
      {claimed ? 'Save a score to keep it longer, or lock it before then.' : 'Lock it before then.'}
    </Notice>
  );
}

/** The time, once a minute. */
function useNow(): number {
  const [now, set] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => set(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
