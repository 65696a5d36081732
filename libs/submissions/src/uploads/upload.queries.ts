import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { UnfinishedUploadView } from '#contracts';
import type { PersonActor } from '#identity';
import { Clock, DomainError, notFound } from '#kernel';
import { UnfinishedUploads } from '#storage';
import { ArtifactFile } from '../artifact-file.entity.js';
import { OwnSubmissions, refuseChange } from '../own-submissions.js';
import { expiryOf } from './upload-expiry.policy.js';

/** Resumable uploads, including those that have become files. */
@Injectable()
export class UploadQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly own: OwnSubmissions,
    private readonly uploads: UnfinishedUploads,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `upload.not-found`; `upload.expired` (410). */
  async find(uploadId: string): Promise<{ size: number; finished: boolean; expiresAt: Date }> {
    const upload = await this.row(uploadId);
    const finished = upload.state !== 'uploading';
    const expiresAt = expiryOf(upload);
    if (!finished && expiresAt <= this.clock.now()) {
      throw new DomainError(
        'gone',
        'upload.expired',
        'This upload began more than a day ago and has expired. Upload the file again.',
      );
    }
    return { size: upload.size, finished, expiresAt };
  }

  /**
   * Like {@link find}, for the upload's own candidate. `toChange`: the request sends more bytes.
   * @throws DomainError `upload.not-found`, also for the upload of another candidate; `submission.sealed`,
   *   `submission.not-open` (409) for a change.
   */
  async findOwn(
    actor: PersonActor,
    uploadId: string,
    { toChange }: { toChange: boolean },
  ): Promise<{ size: number; finished: boolean; expiresAt: Date }> {
    const { submissionId } = await this.row(uploadId);
    const own = await this.own.find(this.dataSource.manager, actor, submissionId).catch((error: unknown) => {
      throw error instanceof DomainError ? notFound('upload') : error;
    });
    const upload = await this.find(uploadId);
    if (toChange && !upload.finished) refuseChange(own);
    return upload;
  }

  /** The uploads of a submission that have not become files yet, with how many bytes have arrived. */
  async unfinished(actor: PersonActor, submissionId: string): Promise<z.input<typeof UnfinishedUploadView>[]> {
    await this.own.find(this.dataSource.manager, actor, submissionId);
    const rows = await this.dataSource.manager.find(ArtifactFile, {
      where: { submissionId, state: 'uploading', resumable: true },
      order: { kind: 'ASC', position: 'ASC' },
    });
    const kept = rows.filter((row) => expiryOf(row) > this.clock.now());
    return Promise.all(kept.map((row) => this.view(row)));
  }

  private async view(row: ArtifactFile): Promise<z.input<typeof UnfinishedUploadView>> {
    // The sender must begin a lost upload again, and learns so at the next request.
    const arrived = await this.uploads.arrived(row.id, row.size).catch((error: unknown) => {
      if (error instanceof DomainError) return 0;
      throw error;
    });
    return { ...row, name: row.originalName, arrived, begunAt: row.uploadedAt, expiresAt: expiryOf(row) };
  }

  private async row(uploadId: string): Promise<ArtifactFile> {
    const row = await this.dataSource.manager.findOneBy(ArtifactFile, { id: uploadId, resumable: true });
    if (row === null) throw notFound('upload');
    return row;
  }
}
