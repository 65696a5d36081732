import { eventsNobodyEmits } from './events.mjs';
import { namesALetterApart } from './names.mjs';
import { operationFaults } from './operations.mjs';
import { statesWrittenElsewhere } from './states.mjs';
import { readTree } from './tree.mjs';
import { walls } from './walls.mjs';
import { listsTypedAgain } from './words.mjs';

/** Each check: the rule in a sentence, and how its violations are found. */
export const checks = {
  walls: { rule: 'A slice reads the tables of another through its read/ alone.', find: walls },
  words: { rule: 'A list of words stands in one place.', find: listsTypedAgain },
  states: {
    rule: 'Transitions.run alone writes a state, and a row is locked in its mode.',
    find: statesWrittenElsewhere,
  },
  events: { rule: 'Every declared event is emitted, and only such events are listened to.', find: eventsNobodyEmits },
  operations: {
    rule: 'An operation stands in a file of its name, takes one object, and has a spec beside it.',
    find: operationFaults,
  },
  names: {
    rule: 'The names of two files or folders of a slice differ by more than a letter.',
    find: namesALetterApart,
  },
};

/** The violations in a source tree, by check: each says where, what, and what to do. */
export function structureOf(root) {
  const sources = readTree(root);
  return Object.fromEntries(Object.entries(checks).map(([name, { find }]) => [name, find(sources, root)]));
}
