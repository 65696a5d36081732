import type { DemoAccount } from '#identity';

/** Where each candidate of the demo stands, in the words of the list that `npm start` prints. */
const stages = {
  One: 'writing',
  Two: 'not yet met: revises',
  Three: 'earned the badge',
  Four: 'submitted, waits for reviewers',
  Five: 'submitted, offered to two reviewers',
  Six: 'in review: one of two has locked',
  Seven: 'in review: the two disagree',
  Eight: 'decided, waits for release',
  Nine: 'writing, deadline near',
  Ten: 'met, the badge waits for the community',
  Eleven: 'registered, not started',
  Twelve: 'on the waiting list',
} as const;
/** A candidate of the demo, by the last word of the name. */
export type Word = keyof typeof stages;

/** Where this candidate of the demo stands. */
export function stageOf({ email }: DemoAccount): string[] {
  const found = Object.entries(stages).find(([word]) => addressOf(word as Word) === email);
  return found === undefined ? [] : [found[1]];
}

/** The address that this candidate signs in with. */
export const addressOf = (word: Word): string => `candidate-${word.toLowerCase()}@example.org`;

/** The candidates who submit, each with a topic of their own. */
export const submitting: readonly Word[] = ['Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Ten'];
