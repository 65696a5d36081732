import { Injectable, Logger } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { Clock, DomainError } from '#kernel';
import { UnfinishedUploads, UploadLocks } from '#storage';
import { ArtifactFile } from '../artifact-file.entity.js';
import { FinishUpload } from './finish-upload.js';

/** Before that, the sender is expected to ask again. */
const overlookedAfterMs = 5 * 60 * 1000;

/**
 * Finishes complete uploads that a crash kept from becoming files and whose sender has not asked since. It skips uploads
 * that another request is working on, and those that are refused.
 * @returns how many became files.
 */
@Injectable()
export class FinishArrivedUploads {
  private readonly logger = new Logger('uploads');

  constructor(
    private readonly dataSource: DataSource,
    private readonly uploads: UnfinishedUploads,
    private readonly locks: UploadLocks,
    private readonly finishUpload: FinishUpload,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - overlookedAfterMs);
    const waiting = await this.dataSource.manager.findBy(ArtifactFile, {
      state: 'uploading',
      resumable: true,
      uploadedAt: LessThan(before),
    });
    let finished = 0;
    for (const upload of waiting)
      await this.locks.ifFree(upload.id, async () => void (finished += (await this.finish(upload)) ? 1 : 0));
    return finished;
  }

  private async finish({ id, size }: ArtifactFile): Promise<boolean> {
    try {
      if ((await this.uploads.arrived(id, size)) < size) return false;
      await this.finishUpload.run({ uploadId: id, sha256: null });
      return true;
    } catch (error) {
      // The sender is told at the next request. One upload must not stop the others.
      if (!(error instanceof DomainError)) this.logger.error({ uploadId: id, error: String(error) });
      return false;
    }
  }
}
