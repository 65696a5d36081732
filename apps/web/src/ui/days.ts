/** A calendar day, YYYY-MM-DD. */
type LocalDay = string;

const asUtc = (day: LocalDay) => new Date(`${day}T00:00:00Z`);

/** "Fri, December 18, 2026", without a zone: a calendar day is the same for every reader. */
export function dayInWords(day: LocalDay): string {
  return new Intl.DateTimeFormat('en-US', {
    weekday: 'short',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(asUtc(day));
}

/** The calendar day at an instant in a zone. */
export function dayIn(zone: string, at: Date): LocalDay {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    at,
  );
}

export function plusDays(day: LocalDay, days: number): LocalDay {
  const date = asUtc(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** "12 days left", "last day today". */
export function daysLeftInWords(days: number): string {
  if (days < 0) return 'closed';
  if (days === 0) return 'last day today';
  return `${days} ${days === 1 ? 'day' : 'days'} left`;
}

/** "10:42 AM" in the reader's own time zone. */
export function clockTime(at: Date): string {
  return new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit' }).format(at);
}
