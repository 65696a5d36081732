import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { EnrollmentDetail } from '../../api/schema';
import { endOfDay } from '../../ui/end-of-day';
import { Notice } from '../../ui/notice';
import { enrollmentQuery } from './enrollment.queries';

const lookEvery = 5_000;

/** Whether an instant has passed, noticed while the page is open. A timer alone stops when the computer sleeps. */
export function useHasPassed(at: string | null): boolean {
  const instant = at === null ? Infinity : new Date(at).getTime();
  const [passed, pass] = useState(() => Date.now() >= instant);
  useEffect(() => {
    const look = () => pass(Date.now() >= instant);
    look();
    const timer = setInterval(look, lookEvery);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [instant]);
  return passed;
}

/**
 * Says that the deadline has passed, even when it passes while the page is open. Drafts are kept; submitting is closed.
 */
export function DeadlinePassed({ enrollment: { id, closesAt, state, zone } }: { enrollment: EnrollmentDetail }) {
  const queries = useQueryClient();
  const passed = useHasPassed(state === 'paused' ? null : closesAt);
  useEffect(() => {
    if (passed) void queries.invalidateQueries({ queryKey: enrollmentQuery(id).queryKey });
  }, [passed, queries, id]);
  if (!passed || closesAt === null) return null;
  return (
    <Notice tone="caution" title="The deadline has passed" announce>
      The deadline was {endOfDay(closesAt, zone)}, so you can’t submit now. What you write and upload is still saved as
      a draft. If you need more time, ask the people who run the pilot for an extension.
    </Notice>
  );
}
