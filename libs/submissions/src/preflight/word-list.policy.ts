/** The words of a list that is written as lines of text. */
export function wordList(lines: string): ReadonlySet<string> {
  return new Set(lines.split(/\s+/).filter(Boolean));
}
