import type { LetterKind } from '../vocabulary.js';
import { letterKinds, notificationKindOf } from '../vocabulary.js';

/**
 * How many days a notification stays in the list: a year, so that everything from the seat to the badge is there, with
 * all attempts. The message itself is kept longer, as proof that the person was told.
 */
export const listedDays = 365;

/** The letters that are not notifications. */
export const unlistedLetters: readonly LetterKind[] = letterKinds.filter((kind) => notificationKindOf[kind] === null);

/** The list begins after this instant. */
export function listedSince(now: Date): Date {
  return new Date(now.getTime() - listedDays * 24 * 60 * 60 * 1000);
}
