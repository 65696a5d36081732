import { Injectable } from '@nestjs/common';
import type { ArtifactKind } from '#catalog/vocabulary';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { fileEmpty, fileTooLarge, refuseDeclaredType } from '#storage';
import type { ArtifactFile } from '../artifact-file.entity.js';
import { IncomingFiles } from '../incoming-files.js';
import { fileRequirementOf, OwnSubmissions } from '../own-submissions.js';
import { SubmissionRepository } from '../submission.repository.js';

interface AnnouncedUpload {
  /** Of the upload, and then of the file. */
  id: string;
  actor: PersonActor;
  submissionId: string;
  kind: ArtifactKind;
  /** As its sender calls it. */
  name: string;
  /** The media type that the sender declares; empty where none. */
  mediaType: string;
  description: string;
  /** Bytes that will come. */
  size: number;
}

/**
 * Announces a file that will come by the resumable protocol. Its row stands before the first byte and takes a place
 * among the artifact's files; what can be refused by what is announced is refused before anything is sent.
 * @throws DomainError `artifact.no-files`, `artifact.too-many-files` (409), `file.empty`, `file.too-large`,
 *   `file.type-not-accepted`, `submission.not-found`, `submission.sealed`, `submission.not-open` (409).
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
      if (size === 0) throw fileEmpty();
      if (size > maxBytes) throw fileTooLarge(maxBytes);
      refuseDeclaredType({ declared: mediaType, name, accept });
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
