import type { Award, Catalog } from '../../api/schema';

export interface StackProgress {
  code: string;
  name: string;
  earned: number;
  of: number;
  /** The micro-credentials, each with whether its badge holds. */
  parts: { code: string; title: string; earned: boolean }[];
}

/** How far the badges that hold go toward each stack. A badge at a second level of the same micro-credential counts once. */
export function progressOf(awards: readonly Award[], { stacks }: Catalog): StackProgress[] {
  const holding = new Set(awards.filter(({ state }) => state === 'issued').map(({ achievement }) => achievement.code));
  return stacks.map(({ code, name, microCredentials }) => {
    const parts = microCredentials.map((part) => ({
      code: part.code,
      title: part.title,
      earned: holding.has(part.code),
    }));
    return { code, name, parts, of: parts.length, earned: parts.filter(({ earned }) => earned).length };
  });
}
