import { Sweep, type Sweeper } from '#jobs';
import { SendDigests } from './send-digests.js';

@Sweep({ name: 'send-digests', everySeconds: 60 })
export class SweepDigests implements Sweeper {
  constructor(private readonly sendDigests: SendDigests) {}

  sweep(): Promise<number> {
    return this.sendDigests.run();
  }
}
