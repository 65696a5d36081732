import { Injectable } from '@nestjs/common';
import type { Viewer } from '../enrollment-access.policy.js';
import { EnrollmentEndings } from '../enrollment-endings.js';
import type { Enrollment } from '../enrollment.entity.js';

/**
 * Ends an unfinished enrollment at the candidate's or an administrator's word, with a reason. A seat that becomes free
 * goes to the first of the waitlist at once.
 * @throws DomainError `enrollment.not-found`; `enrollment.transition` (409) for a finished one.
 */
@Injectable()
export class WithdrawEnrollment {
  constructor(private readonly endings: EnrollmentEndings) {}

  run({ actor, enrollmentId, reason }: { actor: Viewer; enrollmentId: string; reason: string }): Promise<Enrollment> {
    return this.endings.end({ actor, enrollmentId, command: 'withdraw', right: 'withdraw', reason });
  }
}
