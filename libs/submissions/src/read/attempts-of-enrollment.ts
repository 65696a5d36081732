import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Submission } from '../submission.entity.js';

/** The attempts of an enrollment. */
@Injectable()
export class AttemptsOfEnrollment {
  /** All, the latest first. */
  all(manager: EntityManager, enrollmentId: string): Promise<Submission[]> {
    return manager.find(Submission, { where: { enrollmentId }, order: { attempt: 'DESC' } });
  }

  /** Null when the enrollment has none yet. */
  latest(manager: EntityManager, enrollmentId: string): Promise<Submission | null> {
    return manager.findOne(Submission, { where: { enrollmentId }, order: { attempt: 'DESC' } });
  }

  /** The latest that has been released. */
  latestReleased(manager: EntityManager, enrollmentId: string): Promise<Submission | null> {
    return manager.findOne(Submission, { where: { enrollmentId, state: 'released' }, order: { attempt: 'DESC' } });
  }

  /** The first attempt has number 1. */
  numbered(manager: EntityManager, enrollmentId: string, attempt: number): Promise<Submission | null> {
    return manager.findOneBy(Submission, { enrollmentId, attempt });
  }
}
