/** A filter in the address: one of these words, or undefined. */
export function oneOf<Word extends string>(given: unknown, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === given);
}

/** A filter in the address with any text, or undefined. The router parses digits as a number. */
export function anyText(given: unknown): string | undefined {
  return (typeof given === 'string' && given !== '') || typeof given === 'number' ? String(given) : undefined;
}

/** A day in the address, YYYY-MM-DD, or undefined. */
export function aDay(given: unknown): string | undefined {
  return typeof given === 'string' && /^\d{4}-\d\d-\d\d$/.test(given) && !Number.isNaN(Date.parse(given))
    ? given
    : undefined;
}
