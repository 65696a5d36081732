interface DateTextProps {
  /** ISO 8601 instant. */
  at: string;
  /** IANA zone; the reader's own by default. */
  zone?: string;
  /** Omits the time of day. */
  dayOnly?: boolean;
  /** Adds "in 12 days" after the date; never replaces it. */
  relative?: boolean;
}

/** A date in words with its zone. Relative words appear only in addition to it. */
export function DateText({ at, zone, dayOnly = false, relative = false }: DateTextProps) {
  const date = new Date(at);
  return (
    <time dateTime={at}>
      {formatDate(date, { zone, dayOnly })}
      {relative && ` (${relativeTo(date, new Date())})`}
    </time>
  );
}

export function formatDate(date: Date, { zone, dayOnly = false }: { zone?: string; dayOnly?: boolean } = {}): string {
  const day: Intl.DateTimeFormatOptions = {
    weekday: 'short',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: zone,
  };
  const time: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' };
  return new Intl.DateTimeFormat('en-US', dayOnly ? day : { ...day, ...time }).format(date);
}

/** "in 3 days", "2 hours ago". */
export function relativeTo(date: Date, now: Date): string {
  const seconds = (date.getTime() - now.getTime()) / 1000;
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ];
  const [unit, length] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['minute', 60];
  return new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' }).format(Math.trunc(seconds / length), unit);
}
