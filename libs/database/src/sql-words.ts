/**
 * The words of a vocabulary as SQL writes them: `IN (${sqlWords(openStates)})`. Written out, unlike a parameter, so that
 * PostgreSQL can use an index that is limited to them.
 */
export function sqlWords(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ');
}
