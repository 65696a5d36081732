import type { Award, Catalog } from '../../api/schema';

export interface StackProgress {
  code: string;
  name: string;
  earned: number;
  /** How many its badge asks for. */
  of: number;
  /** The micro-credentials, each with whether its badge is valid. */
  parts: { code: string; title: string; earned: boolean }[];
}

/** How many valid badges count toward each stack. Badges at two levels of the same micro-credential count once. */
export function progressOf(awards: readonly Award[], { stacks }: Catalog): StackProgress[] {
  const holding = new Set(awards.filter(({ state }) => state === 'issued').map(({ achievement }) => achievement.code));
  return stacks.map(({ code, name, required, microCredentials }) => {
    const parts = microCredentials.map((part) => ({
      code: part.code,
      title: part.title,
      earned: holding.has(part.code),
    }));
    const of = Math.min(required ?? parts.length, parts.length);
    return { code, name, parts, of, earned: Math.min(of, parts.filter(({ earned }) => earned).length) };
  });
}
