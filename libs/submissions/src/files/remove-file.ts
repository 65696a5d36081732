import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { Clock, DomainError, notFound } from '#kernel';
import { ArtifactFile } from '../artifact-file.entity.js';
import { EvidenceLink } from '../evidence-link.entity.js';
import { OwnSubmissions } from '../own-submissions.js';
import { SubmissionRepository } from '../submission.repository.js';

/**
 * Removes a file from the draft. Its bytes stay in the store, since an earlier attempt may share them.
 * @throws DomainError `file.cited` (409) with the links, while evidence points at it; `file.not-found`;
 *   `submission.sealed`.
 */
@Injectable()
export class RemoveFile {
  constructor(
    private readonly transactor: Transactor,
    private readonly own: OwnSubmissions,
    private readonly submissions: SubmissionRepository,
    private readonly clock: Clock,
  ) {}

  run({ actor, submissionId, fileId }: { actor: PersonActor; submissionId: string; fileId: string }): Promise<void> {
    return this.transactor.run(async (tx) => {
      await this.own.findWritable(tx, actor, submissionId);
      await this.submissions.touchDraft(tx, submissionId);
      const links = await tx.findBy(EvidenceLink, { submissionId, fileId });
      if (links.length > 0) {
        throw new DomainError(
          'conflict',
          'file.cited',
          'Evidence links point at this file. Change or remove those links first.',
          {
            links: links.map((link) => ({ id: link.id, detailId: link.detailId })),
          },
        );
      }
      const removed = await tx.update(
        ArtifactFile,
        { id: fileId, submissionId, state: Not('uploading'), removedAt: IsNull() },
        { removedAt: this.clock.now() },
      );
      if (removed.affected !== 1) throw notFound('file');
    });
  }
}
