/** The day of an instant in the issuer's zone: "March 2, 2026". */
export function issuerDay(instant: Date | string, zone: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: zone }).format(new Date(instant));
}

/** The issuer's zone in words: "Central Time". */
export function issuerZoneName(zone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
