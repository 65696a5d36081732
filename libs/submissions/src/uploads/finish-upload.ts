import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import { acceptedType, notFound } from '#kernel';
import { ArtifactStore, safeFileName, sniffStored, UnfinishedUploads } from '#storage';
import { ArtifactFile } from '../artifact-file.entity.js';
import { IncomingFiles } from '../incoming-files.js';
import { fileRequirementOf, OwnSubmissions, refuseChange } from '../own-submissions.js';
import { SubmissionRepository } from '../submission.repository.js';

/**
 * Makes a complete upload a file of its artifact, as `AddFile` does for a file sent in a single request. The row says
 * what is left to do, so after a crash the next request or the worker runs this again. A finished upload stays as it is.
 * A file whose content is refused is removed. While the submission is sealed the bytes are kept until the upload expires.
 * @throws DomainError `file.type-…` (see `acceptedType`); `submission.sealed`, `submission.not-open` (409);
 *   `upload.lost` (410); `upload.not-found`.
 */
@Injectable()
export class FinishUpload {
  constructor(
    private readonly transactor: Transactor,
    private readonly own: OwnSubmissions,
    private readonly submissions: SubmissionRepository,
    private readonly incoming: IncomingFiles,
    private readonly uploads: UnfinishedUploads,
    private readonly store: ArtifactStore,
  ) {}

  /** `sha256`: of the bytes as they passed, where one request brought them all. Null: the scan computes it. */
  async run({ uploadId, sha256 }: { uploadId: string; sha256: string | null }): Promise<ArtifactFile> {
    const { row, own } = await this.transactor.run(async (tx) => {
      const row = await tx.findOneBy(ArtifactFile, { id: uploadId, resumable: true });
      if (row === null) throw notFound('upload');
      return { row, own: await this.own.behind(tx, row.submissionId) };
    });
    if (row.state !== 'uploading') return row;
    refuseChange(own);
    await this.uploads.finish(row.id, row.size);
    const mediaType = await this.typeOf(row, fileRequirementOf(own, row.kind).accept);
    return this.transactor.run(async (tx) => {
      await this.submissions.touchDraft(tx, row.submissionId);
      const file = { name: safeFileName(row.originalName, mediaType), mediaType, size: row.size, sha256 };
      return this.incoming.finish(tx, row, file, { actorId: own.enrollment.personId });
    });
  }

  private async typeOf(row: ArtifactFile, accept: readonly string[]): Promise<string> {
    const sniffed = await sniffStored(this.store, row.storageKey, row.size);
    try {
      return acceptedType({ declared: row.mediaType, sniffed, name: row.originalName, accept });
    } catch (refusal) {
      await this.store.remove(row.storageKey);
      await this.transactor.run((tx) => this.incoming.abandon(tx, row.id));
      throw refusal;
    }
  }
}
