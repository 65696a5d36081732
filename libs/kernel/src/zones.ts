import { Temporal } from 'temporal-polyfill';

/** A calendar day without a zone, `YYYY-MM-DD`. */
export type LocalDay = string;

/** A wall-clock time without a zone, `HH:MM`. */
export type LocalTime = string;

/** An IANA time zone, for example `America/Chicago`. */
export type Zone = string;

const dateOf = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds);

/** Whether this machine knows the zone. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return zone.includes('/') || zone === 'UTC';
  } catch {
    return false;
  }
}

/** The calendar day on which `instant` falls in `zone`. */
export function localDayOf(instant: Date, zone: Zone): LocalDay {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The calendar day `days` later, regardless of how many hours the days have. */
export function addDays(day: LocalDay, days: number): LocalDay {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The same day `years` later. February 29 becomes March 1 in a year without it, so a term of years is never a day short. */
export function addYears(day: LocalDay, years: number): LocalDay {
  const from = Temporal.PlainDate.from(day);
  const same = from.add({ years });
  return (same.day === from.day ? same : same.add({ days: 1 })).toString();
}

/** How many calendar days lie from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDay, to: LocalDay): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

/** The first instant of the day in the zone; not always midnight, where clocks change at midnight. */
export function startOfLocalDay(day: LocalDay, zone: Zone): Date {
  return dateOf(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone }).toInstant());
}

/** The instant at which the day is over in the zone: the first instant of the next day. Exclusive. */
export function endOfLocalDay(day: LocalDay, zone: Zone): Date {
  return startOfLocalDay(addDays(day, 1), zone);
}

/**
 * The instant at which a wall clock in the zone shows `time` on `day`. A time that the clocks skip becomes the first
 * valid instant after the gap. A time that they show twice becomes the first of the two.
 */
export function instantAt(day: LocalDay, time: LocalTime, zone: Zone): Date {
  const wall = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time));
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wall)) return dateOf(earlier.toInstant());
  const transition = earlier.getTimeZoneTransition('next');
  return dateOf((transition ?? wall.toZonedDateTime(zone, { disambiguation: 'later' })).toInstant());
}
