import { Injectable } from '@nestjs/common';
import type { ArtifactKind } from '#catalog/vocabulary';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { refuseAnnouncedFile } from '#kernel';
import type { ArtifactFile } from '../artifact-file.entity.js';
import { IncomingFiles } from '../incoming-files.js';
import { fileRequirementOf, OwnSubmissions } from '../own-submissions.js';
import { SubmissionRepository } from '../submission.repository.js';

interface AnnouncedUpload {
  /** The id of the upload, and later of the file. */
  id: string;
  actor: PersonActor;
  submissionId: string;
  kind: ArtifactKind;
  /** The sender's name for the file. */
  name: string;
  /** The media type that the sender declares. Empty when the sender declares none. */
  mediaType: string;
  description: string;
  /** In bytes. */
  size: number;
}

/**
 * Announces a file that the resumable protocol will bring. The row is written before the first byte and takes one of the
 * artifact's places for files. A wrong size or type is refused before anything is sent.
 * @throws DomainError `artifact.no-files`, `file.empty`, `file.too-large`, `file.type-not-accepted`,
 *   `submission.not-found`; `artifact.too-many-files`, `submission.sealed`, `submission.not-open` (409).
 */
@Injectable()
export class BeginUpload {
  constructor(
    private readonly transactor: Transactor,
    private readonly own: OwnSubmissions,
    private readonly submissions: SubmissionRepository,
    private readonly incoming: IncomingFiles,
  ) {}

  run({ id, actor, submissionId, kind, name, mediaType, description, size }: AnnouncedUpload): Promise<ArtifactFile> {
    return this.transactor.run(async (tx) => {
      const own = await this.own.findWritable(tx, actor, submissionId);
      const { maxCount, maxBytes, accept } = fileRequirementOf(own, kind);
      refuseAnnouncedFile({ declared: mediaType, name, size }, { maxBytes, accept });
      await this.submissions.touchDraft(tx, submissionId);
      return this.incoming.begin(tx, {
        submissionId,
        kind,
        maxCount,
        announced: { id, originalName: name, mediaType, description, size },
      });
    });
  }
}
