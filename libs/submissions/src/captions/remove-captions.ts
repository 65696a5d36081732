import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { notFound } from '#kernel';
import { ArtifactFile } from '../artifact-file.entity.js';
import { OwnSubmissions } from '../own-submissions.js';
import { SubmissionRepository } from '../submission.repository.js';
import { Captions } from './captions.entity.js';

/**
 * Removes the captions of a recording from the draft. Earlier attempts keep theirs.
 * @throws DomainError `caption.not-found`, `submission.sealed`, `submission.not-open`.
 */
@Injectable()
export class RemoveCaptions {
  constructor(
    private readonly transactor: Transactor,
    private readonly own: OwnSubmissions,
    private readonly submissions: SubmissionRepository,
  ) {}

  run({ actor, submissionId, fileId }: { actor: PersonActor; submissionId: string; fileId: string }): Promise<void> {
    return this.transactor.run(async (tx) => {
      await this.own.findWritable(tx, actor, submissionId);
      await this.submissions.touchDraft(tx, submissionId);
      const isTheirs = await tx.existsBy(ArtifactFile, { id: fileId, submissionId });
      const removed = isTheirs ? await tx.delete(Captions, { fileId }) : { affected: 0 };
      if (removed.affected !== 1) throw notFound('caption');
    });
  }
}
