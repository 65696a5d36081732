import type { Table } from './table.js';

/** One benchmark: a file `<name>.bench.ts` in this folder that exports it as `bench`. */
export interface Bench {
  title: string;
  run(context: BenchContext): Promise<Report>;
}

export interface BenchContext {
  /** Whether to take rough figures in seconds instead of good ones in minutes. */
  quick: boolean;
  /** Tells the person who is waiting what is happening. */
  say(line: string): void;
}

export interface Report {
  table: Table;
  /** How it was measured, and what limits the figures, in a sentence or two each. */
  notes: string[];
}
