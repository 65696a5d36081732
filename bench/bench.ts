import type { Table } from './table.js';

/** One benchmark: a file `<name>.bench.ts` in this folder that exports it as `bench`. */
export interface Bench {
  title: string;
  run(context: BenchContext): Promise<Report>;
}

export interface BenchContext {
  /** Whether a rough figure in seconds is wanted instead of a good one in minutes. */
  quick: boolean;
  /** Tells the person who waits what is being done. */
  say(line: string): void;
}

export interface Report {
  table: Table;
  /** How it was measured, and what limits the figures: one sentence or two each. */
  notes: string[];
}
