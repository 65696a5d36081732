/** One reviewer's score of one detail, without its reasons. */
export interface Verdict {
  detailId: string;
  level: string;
  meets: boolean;
}

/**
 * The details that one locked review finds met and the other does not, in the order of the scope. Two levels on the
 * same side of that line do not count as a difference, because they lead to the same decision.
 */
export function disputedDetails(
  scope: readonly string[],
  first: readonly Verdict[],
  second: readonly Verdict[],
): string[] {
  return scope.filter((detailId) => verdictOn(detailId, first).meets !== verdictOn(detailId, second).meets);
}

/**
 * The verdict on a detail.
 * @throws Error when there is none: only locked reviews are compared, and they are complete.
 */
export function verdictOn(detailId: string, verdicts: readonly Verdict[]): Verdict {
  const verdict = verdicts.find((candidate) => candidate.detailId === detailId);
  if (verdict === undefined) throw new Error(`A locked review has no score for the detail ${detailId}.`);
  return verdict;
}
