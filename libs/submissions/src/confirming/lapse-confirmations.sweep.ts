import { Sweep, type Sweeper } from '#jobs';
import { LapseConfirmations } from './lapse-confirmations.js';

/** Compares drafts with what coaches confirmed, soon after each change. */
@Sweep({ name: 'lapse-confirmations', everySeconds: 5 })
export class LapseConfirmationsSweep implements Sweeper {
  constructor(private readonly lapse: LapseConfirmations) {}

  sweep(): Promise<number> {
    return this.lapse.run();
  }
}
