import { addDays, instantAt, localDayOf, type LocalTime, type Zone } from '#kernel';

/** When the digest goes, on the person's wall clock: before the school day. */
export const digestTime: LocalTime = '07:00';

/**
 * When a digest goes to a person: at the first morning after the oldest message that waits, in the zone that they have
 * now. At most one on each day of their calendar, so after a move to another zone it may go a day later. A local time
 * that the clocks skip becomes the next valid time.
 */
export function digestDueAt({
  waitingSince,
  lastDigestAt,
  zone,
}: {
  waitingSince: Date;
  lastDigestAt: Date | null;
  zone: Zone;
}): Date {
  let day = localDayOf(waitingSince, zone);
  if (instantAt(day, digestTime, zone) <= waitingSince) day = addDays(day, 1);
  const lastDay = lastDigestAt === null ? null : localDayOf(lastDigestAt, zone);
  if (lastDay !== null && lastDay >= day) day = addDays(lastDay, 1);
  return instantAt(day, digestTime, zone);
}
