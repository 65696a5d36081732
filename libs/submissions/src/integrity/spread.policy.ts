const minute = 60_000;
const day = 24 * 60 * minute;

/** Within how many days the worker compares everything once. */
export const roundDays = 30;
/** How often the worker looks for contents to compare, in seconds. */
export const turnSeconds = 60;

/** How many contents a turn takes, so that all are compared within a round. */
export function contentsInATurn(contents: number): number {
  const turns = (roundDays * day) / (turnSeconds * 1000);
  return Math.ceil(contents / turns);
}

/** What was compared before is due again. Damage is looked at every hour, so that a repair shows soon. */
export function dueBefore(now: Date): { genuine: Date; damaged: Date } {
  return {
    genuine: new Date(now.getTime() - roundDays * day),
    damaged: new Date(now.getTime() - 60 * minute),
  };
}

/** A worker that began earlier has died: a content of any size is read within this time. */
export function givenUpBefore(now: Date): Date {
  return new Date(now.getTime() - 6 * 60 * minute);
}
