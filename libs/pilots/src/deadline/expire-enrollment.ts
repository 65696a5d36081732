import { Injectable } from '@nestjs/common';
import type { Viewer } from '../enrollment-access.policy.js';
import { EnrollmentEndings } from '../enrollment-endings.js';
import type { Enrollment } from '../enrollment.entity.js';

/**
 * Lets an administrator expire an enrollment after its close, with a reason, without waiting for the sweep.
 * @throws DomainError `enrollment.not-found`, `enrollment.transition`; `enrollment.still-open` (409) before the close.
 */
@Injectable()
export class ExpireEnrollment {
  constructor(private readonly endings: EnrollmentEndings) {}

  run({ actor, enrollmentId, reason }: { actor: Viewer; enrollmentId: string; reason: string }): Promise<Enrollment> {
    return this.endings.end({ actor, enrollmentId, command: 'expire', right: 'administer', reason });
  }
}
