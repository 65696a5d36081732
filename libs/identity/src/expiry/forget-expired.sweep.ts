import { Sweep, type Sweeper } from '#jobs';
import { ForgetExpired } from './forget-expired.js';

/** Deletes expired sessions, tokens and attempt counts. */
@Sweep({ name: 'forget-expired', everySeconds: 3600 })
export class ForgetExpiredSweep implements Sweeper {
  constructor(private readonly forgetExpired: ForgetExpired) {}

  sweep(): Promise<number> {
    return this.forgetExpired.run();
  }
}
