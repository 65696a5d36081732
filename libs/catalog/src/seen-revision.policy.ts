import { DomainError } from '#kernel';

/** @throws DomainError `<thing>.stale` (412) when someone changed the thing since its revision `seen`. */
export function requireSeen(thing: string, { revision }: { revision: number }, seen: number): void {
  if (revision !== seen)
    throw new DomainError(
      'stale',
      `${thing}.stale`,
      `Someone changed this ${thing.replaceAll('-', ' ')} since you read it. Read it again, then repeat your change.`,
    );
}

/** One thing that people can read, by what it is about. */
export interface Said {
  what: string;
  words: string;
}

/** How many changes one event lists. */
const mostChanges = 200;

/**
 * What differs between two states, for the history: `level developing, name: "Old" is now "New"`. The keys tell what is the
 * same thing in both.
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
