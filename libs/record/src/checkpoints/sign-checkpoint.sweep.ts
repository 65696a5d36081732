import { Sweep, type Sweeper } from '#jobs';
import { Checkpoints } from './checkpoints.js';

/** Signs a checkpoint a minute, while events are added. */
@Sweep({ name: 'sign-checkpoint', everySeconds: 60 })
export class SignCheckpoint implements Sweeper {
  constructor(private readonly checkpoints: Checkpoints) {}

  async sweep(): Promise<number> {
    await this.checkpoints.sign();
    return 0;
  }
}
