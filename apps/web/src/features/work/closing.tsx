import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { EnrollmentDetail } from '../../api/schema';
import { DateText } from '../../ui/date-text';
import { Notice } from '../../ui/notice';
import { enrollmentQuery } from './enrollment.queries';

const lookEvery = 5_000;

/** Whether an instant has passed, noticed while the page is open; a timer alone would sleep when the machine does. */
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

/** Says that the window has closed, also when that happens while the page is open: what is written stays, handing in does not. */
export function Closing({ enrollment: { id, closesAt, state, zone } }: { enrollment: EnrollmentDetail }) {
  const queries = useQueryClient();
  const passed = useHasPassed(state === 'paused' ? null : closesAt);
  useEffect(() => {
    if (passed) void queries.invalidateQueries({ queryKey: enrollmentQuery(id).queryKey });
  }, [passed, queries, id]);
  if (!passed || closesAt === null) return null;
  return (
    <Notice tone="caution" title="The window has closed" announce>
      It closed on <DateText at={closesAt} zone={zone} />, so this cannot be handed in now. What you write and upload is
      still saved as a draft. If you need more time, ask the people who run the pilot for an extension.
    </Notice>
  );
}
