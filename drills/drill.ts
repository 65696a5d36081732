/** One drill: a file `<name>.drill.ts` in this folder that exports it as `drill`. */
export interface Drill {
  /** What it shows, in one line. */
  shows: string;
  /**
   * Returns what was measured, in a line each.
   * @throws Skipped when it cannot be held here.
   * @throws an error, usually a {@link Fault}, when what it should show is not so.
   */
  run(context: DrillContext): Promise<string[]>;
}

export interface DrillContext {
  /** How often a process is killed. */
  kills: number;
  /** Tells the person who is waiting what is happening. */
  say(line: string): void;
}

/** The drill cannot be held here. The message says in plain words why. */
export class Skipped extends Error {}

/** Laurel did not keep what it promises. The message names everything that was found. */
export class Fault extends Error {
  constructor(...found: string[]) {
    super(found.join('\n'));
  }
}

/** @throws Fault with the faults, if there are any. */
export function expectNone(faults: string[]): void {
  if (faults.length > 0) throw new Fault(...faults);
}
