/**
 * Runs from left to right: rule L2 of the Unicode bidirectional algorithm. From the highest level down, all runs of a
 * level or a higher one that follow each other are reversed.
 */
export function inVisualOrder<Item extends { level: number }>(runs: readonly Item[]): Item[] {
  const ordered = [...runs];
  const levels = ordered.map(({ level }) => level);
  for (let level = Math.max(0, ...levels); level > 0; level -= 1) {
    for (let start = 0; start < ordered.length; start += 1) {
      let end = start;
      while (end < ordered.length && ordered[end]!.level >= level) end += 1;
      if (end > start) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = end;
    }
  }
  return ordered;
}
