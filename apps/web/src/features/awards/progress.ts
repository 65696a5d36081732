import type { Award, Catalog } from '../../api/schema';

export interface StackProgress {
  code: string;
  name: string;
  earned: number;
  of: number;
  /** The micro-credentials, each with whether its badge is valid. */
  parts: { code: string; title: string; earned: boolean }[];
}

/** How many valid badges count toward each stack. Badges at two levels of the same micro-credential count once. */
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
