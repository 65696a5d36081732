interface Drawn {
  thing: string;
  table: Record<string, Record<string, string>>;
}

/** A lifecycle as a state diagram: its first state is where it begins, a state without a way out is where it ends. */
export function drawing(lifecycle: Drawn): string;

/** The text with these drawings between its two marks. */
export function withDrawings(text: string, drawings: string[]): string;
