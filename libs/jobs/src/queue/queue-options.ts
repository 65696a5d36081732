/** How the jobs of a queue are carried out. */
export interface QueueOptions {
  /** The queue, for example `badges`. Handlers of one queue share its concurrency. */
  queue: string;
  /** How many jobs of the queue one worker process handles at once. The largest that a handler of the queue asks for counts. Default 4. */
  concurrency?: number;
  /** How many jobs of the queue all workers together begin in a second. The least that a handler of the queue asks for counts. Default: no limit. */
  perSecond?: number;
  /** How often a job is tried before a person has to look at it. Default 14: about three hours. */
  attempts?: number;
}

const defaults = { concurrency: 4, perSecond: Infinity, attempts: 14 };

export function withDefaults<Options extends QueueOptions>(options: Options): Options & Required<QueueOptions> {
  return { ...defaults, ...options };
}

/** How often a worker tries work that it has no handler for. */
export const defaultAttempts = defaults.attempts;
