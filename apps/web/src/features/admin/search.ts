/** A filter in an address: one of these words, or none. */
export function choice<Word extends string>(given: unknown, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === given);
}

/** A filter in an address, in whatever words, or none. The router reads digits as a number. */
export function words(given: unknown): string | undefined {
  return (typeof given === 'string' && given !== '') || typeof given === 'number' ? String(given) : undefined;
}
