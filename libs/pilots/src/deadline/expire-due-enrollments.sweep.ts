import { Sweep, type Sweeper } from '#jobs';
import { ExpireDueEnrollments } from './expire-due-enrollments.js';

/** A seal that came in time may still be checking its files when the close comes; it has this long to finish. */
const graceSeconds = 120;

/** Expires enrollments whose close has passed, and gives their seats to who waits. */
@Sweep({ name: 'expire-enrollments', everySeconds: 30 })
export class ExpireDueEnrollmentsSweep implements Sweeper {
  constructor(private readonly expireDueEnrollments: ExpireDueEnrollments) {}

  sweep(): Promise<number> {
    return this.expireDueEnrollments.run({ graceSeconds });
  }
}
