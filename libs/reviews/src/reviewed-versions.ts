import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type VersionInFull, VersionQueries } from '#catalog';
import { EnrollmentRepository } from '#pilots';
import type { Submission } from '#submissions';

/** The version that a submission is assessed against: the one that its enrollment began with. */
@Injectable()
export class ReviewedVersions {
  constructor(
    private readonly enrollments: EnrollmentRepository,
    private readonly versions: VersionQueries,
  ) {}

  async of(manager: EntityManager, { enrollmentId }: Pick<Submission, 'enrollmentId'>): Promise<VersionInFull> {
    const { versionId } = await this.enrollments.find(manager, enrollmentId);
    return this.versions.byId(versionId, manager);
  }
}
