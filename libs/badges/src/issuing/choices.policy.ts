/** Some of the micro-credentials of a stack: the badge asks for any so many of them. */
export interface Choice {
  /** The stack's name. */
  stack: string;
  required: number;
  codes: string[];
}

/** What a stack or the whole asks for. */
export interface Asked {
  /** The codes of its parts, in order. */
  codes: readonly string[];
  /** Null when it asks for all of them. */
  choices: readonly Choice[] | null;
}

/** A part of a composite badge, as the catalog has it. */
export interface CatalogPart {
  code: string;
  stack: string;
  /** How many parts of its stack the stack's badge asks for. Null asks for all. */
  required: number | null;
}

/** The choices among parts, one for each stack. Null when every stack asks for all of its parts. */
export function choicesAmong(parts: readonly CatalogPart[]): Choice[] | null {
  const stacks = [...new Set(parts.map(({ stack }) => stack))];
  const choices = stacks.map((stack) => {
    const own = parts.filter((part) => part.stack === stack);
    return {
      stack,
      required: Math.min(own[0]!.required ?? own.length, own.length),
      codes: own.map(({ code }) => code),
    };
  });
  return choices.every(({ required, codes }) => required === codes.length) ? null : choices;
}

/** What a stack or the whole of the catalog asks for. */
export function askedOf({ parts, choices }: { parts: { code: string }[]; choices: Choice[] | null }): Asked {
  return { codes: parts.map(({ code }) => code), choices };
}

/** How many parts must be in force. */
export function requiredOf({ codes, choices }: Asked): number {
  return choices?.reduce((sum, { required }) => sum + required, 0) ?? codes.length;
}

/** The codes in force that count, in order: of each choice the first so many. */
export function countingOf({ codes, choices }: Asked, inForce: ReadonlySet<string>): string[] {
  const counting = new Set(
    (choices ?? [{ required: codes.length, codes }]).flatMap((choice) =>
      choice.codes.filter((code) => inForce.has(code)).slice(0, choice.required),
    ),
  );
  return codes.filter((code) => counting.has(code));
}

/** Whether the badge can be given for what is in force. One without parts never can. */
export function isEarned(asked: Asked, inForce: ReadonlySet<string>): boolean {
  return asked.codes.length > 0 && countingOf(asked, inForce).length === requiredOf(asked);
}
