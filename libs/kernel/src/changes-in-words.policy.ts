/** Something that people can read, and its name: the name of a level, the title of a competency. */
export interface Said {
  what: string;
  words: string;
}

/** How many changes one event lists. */
const mostChanges = 200;

/**
 * The differences between two states, for the history: `level developing, name: "Old" is now "New"`. Words with the same
 * key are compared.
 */
export function changesInWords(before: ReadonlyMap<string, Said>, after: ReadonlyMap<string, Said>): string[] {
  const kept = [...after].flatMap(([key, { what, words }]) => {
    const from = before.get(key);
    if (from === undefined) return [`${what}: added "${words}"`];
    return from.words === words ? [] : [`${what}: "${from.words}" is now "${words}"`];
  });
  const gone = [...before].flatMap(([key, { what, words }]) => (after.has(key) ? [] : [`${what}: removed "${words}"`]));
  const all = [...kept, ...gone];
  return all.length <= mostChanges ? all : [...all.slice(0, mostChanges), `and ${all.length - mostChanges} more`];
}
