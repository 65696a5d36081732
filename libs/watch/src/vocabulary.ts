/** How a part of Laurel is: as it should be, working with a loss, or not working. The best first. */
export const conditionStates = ['ok', 'degraded', 'failing'] as const;
export type ConditionState = (typeof conditionStates)[number];

/** The words of each column that has them. */
export const columns = { 'system_condition.finding': conditionStates };
