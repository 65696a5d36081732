import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { notFound } from '#kernel';
import { ArtifactFile } from '../artifact-file.entity.js';
import { OwnSubmissions } from '../own-submissions.js';
import { SubmissionRepository } from '../submission.repository.js';

/**
 * Saves the candidate's description of a file.
 * @throws DomainError `file.not-found`, `submission.sealed`, `submission.not-open`.
 */
@Injectable()
export class DescribeFile {
  constructor(
    private readonly transactor: Transactor,
    private readonly own: OwnSubmissions,
    private readonly submissions: SubmissionRepository,
  ) {}

  run({
    actor,
    submissionId,
    fileId,
    description,
  }: {
    actor: PersonActor;
    submissionId: string;
    fileId: string;
    description: string;
  }): Promise<ArtifactFile> {
    return this.transactor.run(async (tx) => {
      await this.own.findWritable(tx, actor, submissionId);
      await this.submissions.touchDraft(tx, submissionId);
      const file = await tx.findOneBy(ArtifactFile, { id: fileId, submissionId, removedAt: IsNull() });
      if (file === null) throw notFound('file');
      await tx.update(ArtifactFile, { id: fileId }, { description });
      return { ...file, description };
    });
  }
}
