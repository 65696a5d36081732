import { Injectable, Logger } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { Clock, DomainError } from '#kernel';
import { UnfinishedUploads, UploadLocks } from '#storage';
import { ArtifactFile } from '../artifact-file.entity.js';
import { FinishUpload } from './finish-upload.js';

/** Whose sender has had this long to ask again is seen to here. */
const overlookedAfterMs = 5 * 60 * 1000;

/**
 * Finishes the uploads whose last byte came just before a crash and for which nobody has asked since. One that is being
 * worked on, and one that is refused, is left alone. Answers how many became files.
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
      // Its sender is told when asking next; one upload is not to keep the others waiting.
      if (!(error instanceof DomainError)) this.logger.error({ uploadId: id, error: String(error) });
      return false;
    }
  }
}
