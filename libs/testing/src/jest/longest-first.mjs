import Sequencer from '@jest/test-sequencer';

/** Kinds of test files, those that take longest first. */
const kinds = [/killed[^/]*e2e-spec\.ts$/, /browser-spec\.ts$/, /e2e-spec\.ts$/, /db-spec\.ts$/];

/**
 * Begins with what takes longest, so that no worker still runs a long file when the other has nothing left. Jest does so
 * by itself where it remembers the last run; a fresh clone remembers nothing.
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
