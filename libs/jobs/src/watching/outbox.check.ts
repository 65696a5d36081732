import { Checks, counted, type Finding, howLong, type SystemCheck } from '#watch';
import { outboxLateSeconds, outboxStuckSeconds } from './work.policy.js';
import { WorkReadings } from './work-readings.js';

/** Whether workers take what happened, so that letters are written, badges issued and files scanned. */
@Checks({ kind: 'outbox', name: 'Events' })
export class OutboxCheck implements SystemCheck {
  constructor(private readonly readings: WorkReadings) {}

  async check(): Promise<Finding> {
    const { events, lagSeconds, readAt } = await this.readings.outbox();
    if (lagSeconds <= outboxLateSeconds) return { state: 'ok', words: 'Workers take every event within a minute.' };
    return {
      state: lagSeconds > outboxStuckSeconds ? 'failing' : 'degraded',
      words: `${counted(events, 'event')} ${events === 1 ? 'waits' : 'wait'} for a worker, the oldest for ${howLong(lagSeconds)}. What follows from them happens late. Nothing is lost.`,
      remedy: 'See whether a worker is running. If one is, read its log for “Could not relay”.',
      since: new Date(readAt.getTime() - lagSeconds * 1000),
    };
  }
}
