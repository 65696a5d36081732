import { Checks, type Finding, howLong, type SystemCheck } from '#watch';
import { isLate } from './work.policy.js';
import { WorkReadings } from './work-readings.js';

/** Whether everything that a worker does by the clock was done lately: reminders, expiry, digests and the like. */
@Checks({ kind: 'sweeps', name: 'Regular work' })
export class SweepsCheck implements SystemCheck {
  constructor(private readonly readings: WorkReadings) {}

  async check(): Promise<Finding> {
    const sweeps = await this.readings.sweeps();
    const late = sweeps
      .filter(isLate)
      .sort((one, other) => (other.secondsAgo ?? Infinity) - (one.secondsAgo ?? Infinity));
    if (late.length === 0) {
      if (sweeps.length === 0) return { state: 'ok', words: 'No worker has run yet.' };
      return { state: 'ok', words: 'Reminders, deadlines and cleaning up are on time.' };
    }
    const [worst] = late;
    const ago =
      worst!.secondsAgo === null ? 'has not succeeded yet' : `last succeeded ${howLong(worst!.secondsAgo)} ago`;
    return {
      state: 'degraded',
      words: `Work that a worker does regularly is late: ${late.map(({ name }) => name).join(', ')}. ${worst!.name} ${ago}.`,
      remedy: 'See whether a worker is running. If one is, read its log for the name of the late work.',
      since: worst!.succeededAt ?? undefined,
    };
  }
}
