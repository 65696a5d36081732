import type { FileProblem } from '../vocabulary.js';

/** Ends the reading of a file that no reviewer could read. */
export class OfficeProblem extends Error {
  constructor(
    readonly problem: FileProblem,
    reason: string,
  ) {
    super(reason);
  }
}
