/** How a part of Laurel is: as it should be, working with a loss, or not working. The best first. */
export const conditionStates = ['ok', 'degraded', 'failing'] as const;
export type ConditionState = (typeof conditionStates)[number];

/** What Laurel needs besides the database, and works without for a while. Health checks name what is out of order. */
export const dependencies = ['store', 'clock', 'queue', 'mail', 'scanner'] as const;
export type Dependency = (typeof dependencies)[number];

/** The words of each column that has them. */
export const columns = { 'system_condition.finding': conditionStates };
