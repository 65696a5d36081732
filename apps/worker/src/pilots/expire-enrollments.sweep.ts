import { Sweep, type Sweeper } from '#jobs';
import { ExpireEnrollments as ExpireEnrollmentsOperation } from '#pilots';

/** A seal that came in time may still be checking its files when the close comes; it has this long to finish. */
const graceSeconds = 120;

/** Expires enrollments whose close has passed, and gives their seats to who waits. */
@Sweep({ name: 'expire-enrollments', everySeconds: 30 })
export class ExpireEnrollments implements Sweeper {
  constructor(private readonly expireEnrollments: ExpireEnrollmentsOperation) {}

  sweep(): Promise<number> {
    return this.expireEnrollments.run({ graceSeconds });
  }
}
