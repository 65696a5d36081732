import { Checks, counted, type Finding, howLong, type SystemCheck } from '#watch';
import { QueueStore } from './queue-store.js';
import { queueLateSeconds, queueStuckSeconds } from './work.policy.js';
import { WorkReadings } from './work-readings.js';

const link = '/admin/deliveries';

/** Whether background work is begun in time, whether its queue answers, and whether some of it was given up. */
@Checks({ kind: 'queue', name: 'Background work', withinMs: 900 })
export class QueueCheck implements SystemCheck {
  constructor(
    private readonly readings: WorkReadings,
    private readonly store: QueueStore,
  ) {}

  async check(): Promise<Finding> {
    const [answers, deliveries, tasks, givenUp] = await Promise.all([
      this.store.answers(),
      this.readings.deliveries(),
      this.readings.tasks(),
      this.readings.givenUp(),
    ]);
    if (!answers)
      return {
        state: 'degraded',
        words:
          'Redis, which has the queue, does not answer. Background work waits. Nothing is lost: everything due is queued again from the database.',
        remedy: 'Start Redis, or see why it does not answer at REDIS_URL.',
      };
    const [oldest] = [...deliveries, ...tasks].sort((one, other) => other.ageSeconds - one.ageSeconds);
    if (oldest !== undefined && oldest.ageSeconds > queueLateSeconds)
      return {
        state: oldest.ageSeconds > queueStuckSeconds ? 'failing' : 'degraded',
        words: `Work in the queue “${oldest.queue}” has waited for ${howLong(oldest.ageSeconds)}. ${counted(oldest.waiting, 'piece')} of work ${oldest.waiting === 1 ? 'is' : 'are'} in line.`,
        remedy: 'Start another worker. If the line does not get shorter, read the workers’ log.',
        link,
      };
    if (givenUp > 0)
      return {
        state: 'degraded',
        words: `${counted(givenUp, 'background step')} failed too often and ${givenUp === 1 ? 'was' : 'were'} given up.`,
        remedy: 'Open Background work, see why, repair the cause, and choose Try again.',
        link,
      };
    return { state: 'ok', words: 'Background work begins on time.' };
  }
}
