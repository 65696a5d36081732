import { Sweep, type Sweeper } from '#jobs';
import { CheckSealedFiles } from './check-sealed-files.js';
import { turnSeconds } from './spread.policy.js';

/** Compares a few sealed files with their records, every minute. */
@Sweep({ name: 'check-sealed-files', everySeconds: turnSeconds })
export class CheckSealedFilesSweep implements Sweeper {
  constructor(private readonly checkSealedFiles: CheckSealedFiles) {}

  async sweep(): Promise<number> {
    await this.checkSealedFiles.run();
    return 0; // the next ones after the pause, although there may be more: the round takes 30 days
  }
}
