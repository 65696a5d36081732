import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { ArtifactStore } from '#storage';
import { DataSource, LessThan } from 'typeorm';
import { ArtifactFile } from '../artifact-file.entity.js';

/** No upload takes longer than this†; what is older was cut off by a crash. */
const abandonedAfterMs = 24 * 60 * 60 * 1000;
const batch = 100;

/** Clears away uploads that a crash cut off: their bytes, then their rows, and what the store began and never finished. Answers how many there were. */
@Injectable()
export class ClearAbandonedUploads {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ArtifactStore,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - abandonedAfterMs);
    const abandoned = await this.dataSource.manager.find(ArtifactFile, { where: { state: 'uploading', uploadedAt: LessThan(before) }, take: batch });
    for (const file of abandoned) {
      await this.store.remove(file.storageKey);
      await this.dataSource.manager.delete(ArtifactFile, { id: file.id, state: 'uploading' });
    }
    return abandoned.length + (await this.store.removeUnfinished(before));
  }
}
