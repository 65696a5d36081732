const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** A duration in words, rounded down to its largest unit: `3 hours`, `1 minute`, `12 seconds`. */
export function howLong(seconds: number): string {
  for (const [unit, length] of units) if (seconds >= length) return counted(Math.floor(seconds / length), unit);
  return counted(Math.max(0, Math.floor(seconds)), 'second');
}

/** `1 email`, `8 emails`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
