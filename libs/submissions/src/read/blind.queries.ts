import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { detailsOf, VersionQueries } from '#catalog';
import { notFound } from '#kernel';
import { EnrollmentRepository } from '#pilots';
import type { ArtifactFile } from '../artifact-file.entity.js';
import type { Artifact } from '../artifact.entity.js';
import { contentsOf, type Contents } from '../contents.js';
import { Submission } from '../submission.entity.js';

/** A submission as reviewers see it: nothing in it says whose it is, not even a file's name. */
export interface BlindSubmission {
  submission: Pick<Submission, 'id' | 'attempt' | 'state' | 'scope'>;
  version: Awaited<ReturnType<VersionQueries['byId']>>;
  texts: Pick<Artifact, 'kind' | 'text' | 'words'>[];
  files: Pick<ArtifactFile, 'id' | 'kind' | 'position' | 'mediaType' | 'size' | 'description'>[];
  evidence: Contents['evidence'];
}

/** Submissions as reviewers see them (rule 10). */
@Injectable()
export class BlindQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly enrollments: EnrollmentRepository,
    private readonly versions: VersionQueries,
  ) {}

  /** The contents of a sealed submission, without candidate, school, district or original file names. */
  async forReviewer(submissionId: string): Promise<BlindSubmission> {
    const { manager } = this.dataSource;
    const submission = await manager.findOneBy(Submission, { id: submissionId });
    if (submission === null || submission.state === 'draft') throw notFound('submission');
    const enrollment = await this.enrollments.find(manager, submission.enrollmentId);
    const contents = await contentsOf(manager, submissionId);
    const version = await this.versions.byId(enrollment.versionId, manager);
    const inScope = new Set(
      detailsOf(version.content)
        .map((detail) => detail.id)
        .filter((id) => submission.scope.includes(id)),
    );
    return {
      submission: { id: submission.id, attempt: submission.attempt, state: submission.state, scope: [...inScope] },
      version,
      texts: contents.texts.map(({ kind, text, words }) => ({ kind, text, words })),
      files: contents.files.map(({ id, kind, position, mediaType, size, description }) => ({
        id,
        kind,
        position,
        mediaType,
        size,
        description,
      })),
      evidence: contents.evidence.filter((link) => inScope.has(link.detailId)),
    };
  }
}
