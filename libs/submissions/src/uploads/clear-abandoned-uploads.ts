import { Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { Transactor } from '#database';
import { Clock } from '#kernel';
import { ArtifactStore, UnfinishedUploads } from '#storage';
import { ArtifactFile } from '../artifact-file.entity.js';
import { IncomingFiles } from '../incoming-files.js';
import { uploadLastsMs } from './upload-expiry.policy.js';

const batch = 100;

/**
 * Removes expired uploads: their bytes, then their rows. Bytes without a row are removed a day later, because the stores
 * cannot tell them from an upload in progress.
 * @returns how many were removed.
 */
@Injectable()
export class ClearAbandonedUploads {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly incoming: IncomingFiles,
    private readonly store: ArtifactStore,
    private readonly uploads: UnfinishedUploads,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - uploadLastsMs);
    const abandoned = await this.dataSource.manager.find(ArtifactFile, {
      where: { state: 'uploading', uploadedAt: LessThan(before) },
      take: batch,
    });
    for (const file of abandoned) {
      if (file.resumable) await this.uploads.discard(file.id);
      await this.store.remove(file.storageKey);
      await this.transactor.run((tx) => this.incoming.abandon(tx, file.id));
    }
    const forgotten = new Date(before.getTime() - uploadLastsMs);
    return (
      abandoned.length +
      (await this.store.removeUnfinished(forgotten)) +
      (await this.uploads.removeForgotten(forgotten))
    );
  }
}
