/** Whether the next attempt waits for a coach meeting (rule 15). After so many attempts, one meeting is needed. */
export function owesCoachMeeting(
  attempt: number,
  attemptsBeforeCoach: number,
  meetingsAfter: readonly number[],
): boolean {
  return attempt >= attemptsBeforeCoach && !meetingsAfter.some((met) => met >= attemptsBeforeCoach);
}
