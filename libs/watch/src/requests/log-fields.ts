import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line of a piece of work says: which request, or which job. No personal data. */
export interface LogFields {
  requestId?: string;
  traceId?: string;
  /** The delivery or the task, as the page Background work names it. */
  job?: string;
  /** The event that the job is about. */
  eventId?: string;
}

const storage = new AsyncLocalStorage<LogFields>();

/** Runs `work`. Every line that it logs, also later and in other classes, has these fields. */
export function withLogFields<Result>(fields: LogFields, work: () => Result): Result {
  return storage.run({ ...storage.getStore(), ...fields }, work);
}

/** The fields of the work that runs now. */
export function logFields(): LogFields {
  return storage.getStore() ?? {};
}
