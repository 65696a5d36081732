import { detailsOf } from '#catalog/pass-rule';
import { withoutEditedMarks } from '#catalog/unconfirmed';
import type { VersionContent } from '../../../../api/schema';

export type Edit = (change: (content: VersionContent) => void) => void;
/** What is wrong in one place of the content, by its JSON pointer. */
export type FaultAt = (pointer: string) => string | undefined;

/** What every part of the editor gets. */
export interface PartProps {
  content: VersionContent;
  edit: Edit;
  faultAt: FaultAt;
}

/**
 * A changed copy with numbers, letters, and positions in order, and without the marks of drafts that were changed. Ids
 * stay, so that changes between versions can be found.
 */
export function edited(content: VersionContent, change: (content: VersionContent) => void): VersionContent {
  const next = structuredClone(content);
  change(next);
  next.outcomes.forEach((outcome, index) => {
    outcome.number = index + 1;
    outcome.details.forEach((detail, at) => {
      detail.letter = String.fromCharCode(97 + at);
    });
  });
  next.artifacts.forEach((artifact, index) => {
    artifact.position = index + 1;
  });
  forgetGoneDetails(next);
  return withoutEditedMarks(content, next);
}

/** A detail that was removed needs no level of its own any more. */
function forgetGoneDetails({ passRule, outcomes }: VersionContent): void {
  if (passRule.kind !== 'at-least-level' || passRule.detailLevels === undefined) return;
  const ids = new Set(detailsOf({ outcomes }).map(({ id }) => id));
  const left = Object.entries(passRule.detailLevels).filter(([id]) => ids.has(id));
  if (left.length > 0) passRule.detailLevels = Object.fromEntries(left);
  else delete passRule.detailLevels;
}

/** The first unused id of o1, o2, … */
export function freeId(prefix: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  let number = 1;
  while (used.has(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}

/** Moves an item one place up or down. At either end it stays where it is. */
export function shift<Item>(items: Item[], index: number, by: -1 | 1): void {
  const to = index + by;
  if (to < 0 || to >= items.length) return;
  items.splice(to, 0, ...items.splice(index, 1));
}

/** Every id of an outcome or detail; all are unique. */
export const outcomeIds = ({ outcomes }: VersionContent): string[] =>
  outcomes.flatMap(({ id, details }) => [id, ...details.map((detail) => detail.id)]);
