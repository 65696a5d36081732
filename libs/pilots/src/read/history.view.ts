import type { z } from 'zod';
import type { EnrollmentHistoryLine } from '#contracts';
import type { EnrollmentHistory } from '../enrollment-history.entity.js';

/**
 * The history of an enrollment. Administrators see who did what: `names` has the names by id. Everyone else sees whether
 * it was the candidate, the program, or Laurel.
 */
export function historyView(
  history: EnrollmentHistory[],
  { personId, names }: { personId: string; names: ReadonlyMap<string, string> | null },
): z.input<typeof EnrollmentHistoryLine>[] {
  return history.map(({ command, fromState, toState, at, reason, actorId, closesBefore, closesAfter, days }) => ({
    command,
    from: fromState,
    to: toState,
    at,
    reason,
    by: actorId === null ? 'laurel' : actorId === personId ? 'candidate' : 'program',
    actor: names === null || actorId === null ? null : { id: actorId, name: names.get(actorId) ?? null },
    closesBefore,
    closesAfter,
    days,
  }));
}
