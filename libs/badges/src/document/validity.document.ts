/**
 * When a badge stops being valid: the same day and time of the month, so many calendar months later, in UTC. Where that
 * month is shorter, its last day. Null: it does not end.
 */
export function validUntil(from: Date, months: number | null): Date | null {
  if (months === null) return null;
  const end = new Date(from);
  end.setUTCDate(1);
  end.setUTCMonth(end.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
  end.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return end;
}
