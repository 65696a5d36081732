import { eventsNobodyEmits } from './events.mjs';
import { namesALetterApart } from './names.mjs';
import { operationFaults } from './operations.mjs';
import { packagesOutOfStep } from './packages.mjs';
import { statesWrittenElsewhere } from './states.mjs';
import { readTree } from './tree.mjs';
import { walls } from './walls.mjs';
import { listsTypedAgain } from './words.mjs';
import { writesOutsideATransaction } from './writes.mjs';

/** Each check: the rule in a sentence, and a function that finds its violations. */
export const checks = {
  walls: { rule: 'A slice reads the tables of another slice only through its read/.', find: walls },
  words: { rule: 'Each list of words is written in one place.', find: listsTypedAgain },
  states: {
    rule: 'Only Transitions.run writes a state, and every row lock uses its mode.',
    find: statesWrittenElsewhere,
  },
  writes: { rule: 'Rows are written by the tx of Transactor.run alone.', find: writesOutsideATransaction },
  events: { rule: 'Every declared event is emitted, and only such events are listened to.', find: eventsNobodyEmits },
  operations: {
    rule: 'An operation is in a file with its name, takes one object, and has a spec next to it.',
    find: operationFaults,
  },
  names: {
    rule: 'The names of any two files or folders of a slice differ by more than a letter.',
    find: namesALetterApart,
  },
  packages: { rule: 'Imported packages are declared, and declared packages are used.', find: packagesOutOfStep },
};

/** The violations in a source tree, by check: each says where, what, and what to do. */
export function structureOf(root) {
  const sources = readTree(root);
  return Object.fromEntries(Object.entries(checks).map(([name, { find }]) => [name, find(sources, root)]));
}
