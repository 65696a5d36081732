/** Whether the next attempt waits until a coach has met the candidate (rule 15): from the given attempt on, once. */
export function owesCoachMeeting(
  attempt: number,
  attemptsBeforeCoach: number,
  meetingsAfter: readonly number[],
): boolean {
  return attempt >= attemptsBeforeCoach && !meetingsAfter.some((met) => met >= attemptsBeforeCoach);
}
