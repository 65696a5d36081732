import { Sweep, type Sweeper } from '#jobs';
import { ExpireDueEnrollments } from './expire-due-enrollments.js';

/** A seal that arrived on time may still be checking its files at the close. It has this long to finish. */
const graceSeconds = 120;

/** Expires enrollments whose close has passed, and gives their seats to the waitlist. */
@Sweep({ name: 'expire-enrollments', everySeconds: 30 })
export class ExpireDueEnrollmentsSweep implements Sweeper {
  constructor(private readonly expireDueEnrollments: ExpireDueEnrollments) {}

  sweep(): Promise<number> {
    return this.expireDueEnrollments.run({ graceSeconds });
  }
}
