/** One reviewer's judgment of one detail. */
export interface Verdict {
  detailId: string;
  level: string;
  meets: boolean;
}

/**
 * The details on which two locked reviews differ, in the order of the scope: one says that it meets, the other that it does not.
 * Two levels on the same side of that line are no difference, because nothing for the candidate hangs on them.
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
 * @throws Error where there is none: only locked reviews, which are complete, are compared.
 */
export function verdictOn(detailId: string, verdicts: readonly Verdict[]): Verdict {
  const verdict = verdicts.find((candidate) => candidate.detailId === detailId);
  if (verdict === undefined) throw new Error(`A locked review has no score for the detail ${detailId}.`);
  return verdict;
}
