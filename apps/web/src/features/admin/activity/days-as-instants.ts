import { plusDays } from '../../../ui/days';

/** The instant at which a day, YYYY-MM-DD, begins in the reader's zone. */
export const startOf = (day: string): string => new Date(`${day}T00:00`).toISOString();

/** The instant at which a day ends in the reader's zone. */
export const startOfNext = (day: string): string => startOf(plusDays(day, 1));
