import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactor } from '#database';
import { DomainError } from '#kernel';
import { ArtifactStore, UnfinishedUploads } from '#storage';
import { ArtifactFile } from '../artifact-file.entity.js';
import { IncomingFiles } from '../incoming-files.js';

/**
 * Discards a resumable upload: its bytes, then its row. After a crash between the two it can be discarded again. An
 * upload that does not exist is not an error.
 * @throws DomainError `upload.finished` (409) when the upload has become a file.
 */
@Injectable()
export class DiscardUpload {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly incoming: IncomingFiles,
    private readonly uploads: UnfinishedUploads,
    private readonly store: ArtifactStore,
  ) {}

  async run({ uploadId }: { uploadId: string }): Promise<void> {
    const row = await this.dataSource.manager.findOneBy(ArtifactFile, { id: uploadId, resumable: true });
    if (row === null) return;
    if (row.state !== 'uploading')
      throw new DomainError('conflict', 'upload.finished', 'This upload is finished. Remove the file instead.');
    await this.uploads.discard(row.id);
    await this.store.remove(row.storageKey);
    await this.transactor.run((tx) => this.incoming.abandon(tx, row.id));
  }
}
