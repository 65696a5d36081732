import Sequencer from '@jest/test-sequencer';

/** Kinds of test files, from the longest to the shortest. */
const kinds = [
  /killed[^/]*e2e-spec\.ts$/,
  /browser-spec\.ts$/,
  /e2e-spec\.ts$/,
  /start-postgres\.spec\.ts$/,
  /db-spec\.ts$/,
];

/**
 * Runs the longest files first, so that no worker still runs a long file when the other has nothing left. Jest does
 * this by itself when it remembers the last run, but a fresh clone has no last run.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const kind = kinds.findIndex((pattern) => pattern.test(path));
      return kind === -1 ? kinds.length : kind;
    };
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
}
