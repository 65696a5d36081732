import { eventsNobodyEmits } from './events.mjs';
import { namesALetterApart } from './names.mjs';
import { operationsWithoutSpec } from './operations.mjs';
import { readTree } from './tree.mjs';
import { walls } from './walls.mjs';
import { listsTypedAgain } from './words.mjs';

/** Each check: the rule in a sentence, and how its violations are found. */
export const checks = {
  walls: { rule: 'A slice reads the tables of another through its read/ alone.', find: walls },
  words: { rule: 'A list of words stands in one place.', find: listsTypedAgain },
  events: { rule: 'Every declared event is emitted, and only such events are listened to.', find: eventsNobodyEmits },
  operations: { rule: 'An operation has a spec of its name beside it.', find: operationsWithoutSpec },
  names: { rule: 'The names of two files of a slice differ by more than a letter.', find: namesALetterApart },
};

/** The violations in a source tree, by check: each says where, what, and what to do. */
export function structureOf(root) {
  const sources = readTree(root);
  return Object.fromEntries(Object.entries(checks).map(([name, { find }]) => [name, find(sources, root)]));
}
