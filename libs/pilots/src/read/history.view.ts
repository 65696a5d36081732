import { type EntityManager, In } from 'typeorm';
import type { z } from 'zod';
import type { EnrollmentHistoryLine } from '#contracts';
import { Person } from '#identity';
import type { EnrollmentHistory } from '../enrollment-history.entity.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The history of an enrollment for its readers. Only administrators learn who did what; everyone else learns whether it was
 * the candidate, the program, or Laurel by the clock.
 */
export async function historyView(
  manager: EntityManager,
  history: EnrollmentHistory[],
  { personId, namesActors }: { personId: string; namesActors: boolean },
): Promise<z.input<typeof EnrollmentHistoryLine>[]> {
  // Clients act too, and their ids need not be uuids.
  const ids = [...new Set(history.flatMap(({ actorId }) => (actorId !== null && uuid.test(actorId) ? [actorId] : [])))];
  const people =
    namesActors && ids.length > 0
      ? await manager.find(Person, { select: { id: true, name: true }, where: { id: In(ids) } })
      : [];
  return history.map(({ command, fromState, toState, at, reason, actorId, closesBefore, closesAfter, days }) => ({
    command,
    from: fromState,
    to: toState,
    at,
    reason,
    by: actorId === null ? 'laurel' : actorId === personId ? 'candidate' : 'program',
    actor:
      namesActors && actorId !== null
        ? { id: actorId, name: people.find(({ id }) => id === actorId)?.name ?? null }
        : null,
    closesBefore,
    closesAfter,
    days,
  }));
}
