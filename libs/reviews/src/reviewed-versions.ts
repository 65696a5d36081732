import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type RubricLevel, Version, type VersionContent } from '#catalog';
import { EnrollmentRepository } from '#pilots';
import type { Submission } from '#submissions';

export interface ReviewedVersion {
  id: string;
  /** The micro-credential's. */
  code: string;
  title: string;
  content: VersionContent;
}

/** What a submission is assessed against: the version that its enrollment began with, read within the caller's transaction. */
@Injectable()
export class ReviewedVersions {
  constructor(private readonly enrollments: EnrollmentRepository) {}

  async of(manager: EntityManager, { enrollmentId }: Pick<Submission, 'enrollmentId'>): Promise<ReviewedVersion> {
    const { versionId } = await this.enrollments.find(manager, enrollmentId);
    const { id, content, microCredential } = await manager.findOneOrFail(Version, {
      where: { id: versionId },
      relations: { microCredential: true },
    });
    return { id, code: microCredential.code, title: microCredential.title, content };
  }

  async scaleOf(manager: EntityManager, submission: Pick<Submission, 'enrollmentId'>): Promise<RubricLevel[]> {
    return (await this.of(manager, submission)).content.rubric;
  }
}
