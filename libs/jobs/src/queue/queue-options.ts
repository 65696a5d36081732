import { type Patience, someHours } from '../running/retry.policy.js';

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
  /** How long a job is tried before an administrator has to step in. Default: about three hours. */
  patience?: Patience;
}

const defaults = { concurrency: 4, perSecond: Infinity, patience: someHours };

export function withDefaults<Options extends QueueOptions>(options: Options): Options & Required<QueueOptions> {
  return { ...defaults, ...options };
}
