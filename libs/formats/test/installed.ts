import { describe, it } from '@jest/globals';
import { onPath } from '../src/on-path.js';

/** A program of this machine, and the tests that need it. They are skipped aloud where it is not installed. */
export function installed(program: string) {
  const path = onPath(program);
  if (path !== null) return { path, describe, it };
  process.stderr.write(`SKIPPED: the tests with ${program}, which is not installed.\n`);
  return { path, describe: describe.skip, it: it.skip };
}
