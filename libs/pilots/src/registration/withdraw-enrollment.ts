import { Injectable } from '@nestjs/common';
import type { Viewer } from '../enrollment-access.policy.js';
import { EnrollmentEndings } from '../enrollment-endings.js';
import type { Enrollment } from '../enrollment.entity.js';

/**
 * Lets the candidate or an administrator end an unfinished enrollment, with a reason. A free seat goes to the first
 * person on the waitlist at once (rule 2).
 * @throws DomainError `enrollment.not-found`; `enrollment.transition` (409) when it is finished; `enrollment.met` (409)
 * for a candidate who was told that the submission is met.
 */
@Injectable()
export class WithdrawEnrollment {
  constructor(private readonly endings: EnrollmentEndings) {}

  run({ actor, enrollmentId, reason }: { actor: Viewer; enrollmentId: string; reason: string }): Promise<Enrollment> {
    return this.endings.end({ actor, enrollmentId, command: 'withdraw', right: 'withdraw', reason });
  }
}
