/** How the jobs of a queue are carried out. */
export interface QueueOptions {
  /** The queue, for example `badges`. Handlers of one queue share its concurrency. */
  queue: string;
  /**
   * How many jobs of the queue one worker process handles at once. The largest number that a handler of the queue asks
   * for applies. Default 4.
   */
  concurrency?: number;
  /**
   * How many jobs of the queue all workers together begin per second. The smallest number that a handler of the queue
   * asks for applies. Default: no limit.
   */
  perSecond?: number;
  /** How often a job is tried before an administrator has to step in. Default 14: about three hours. */
  attempts?: number;
}

const defaults = { concurrency: 4, perSecond: Infinity, attempts: 14 };

export function withDefaults<Options extends QueueOptions>(options: Options): Options & Required<QueueOptions> {
  return { ...defaults, ...options };
}

/** How often a worker tries work that it has no handler for. */
export const defaultAttempts = defaults.attempts;
