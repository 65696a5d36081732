import type { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '#kernel';
import { ArtifactStore, type ByteRange, ExactContent } from '#storage';
import { changedOrGone, ContentChecks, type RecordedContent } from './content-checks.js';

/** A content of a file: the original, the blind copy or the view. */
export interface FileContent {
  fileId: string;
  storageKey: string;
}

/**
 * Reads the contents of files. What was sealed is never delivered when it differs from the record (rule 8): before the
 * first byte, the bytes must be the ones that were last compared; if not, they are compared first. A content that is
 * read whole is hashed on its way too.
 */
@Injectable()
export class SealedContents {
  private readonly logger = new Logger('store');

  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ArtifactStore,
    private readonly checks: ContentChecks,
  ) {}

  /**
   * The content, or a range of it.
   * @throws DomainError `file.damaged` (409) for a sealed content that differs or is missing; `file.not-found`.
   */
  async read(file: FileContent, range?: ByteRange): Promise<Readable> {
    const sealed = await this.recordOf(file);
    if (sealed === null) return this.store.read(file.storageKey, range);
    for (;;) {
      const stamp = await this.genuineStamp(sealed);
      const content = await this.store.read(file.storageKey, range, stamp).catch(changedOrGone);
      if (content === null) continue;
      return range === undefined ? this.exactly(content, sealed) : content;
    }
  }

  /** Reads nothing, unless the bytes were never compared. @throws DomainError `file.damaged` (409) */
  async requireGenuine(file: FileContent): Promise<void> {
    const sealed = await this.recordOf(file);
    if (sealed !== null) await this.genuineStamp(sealed);
  }

  private async recordOf({ fileId, storageKey }: FileContent): Promise<RecordedContent | null> {
    const [sealed] = await this.dataSource.query<{ size: string; sha256: string }[]>(
      'SELECT size, sha256 FROM sealed_content WHERE file_id = $1 AND storage_key = $2',
      [fileId, storageKey],
    );
    return sealed === undefined ? null : { storageKey, size: Number(sealed.size), sha256: sealed.sha256 };
  }

  /** What the store says about the bytes, when they are genuine. */
  private async genuineStamp(sealed: RecordedContent): Promise<string> {
    for (;;) {
      const [last, present] = await Promise.all([
        this.checks.last(sealed.storageKey),
        this.store.stat(sealed.storageKey),
      ]);
      const isCompared =
        last !== null &&
        last.checkedAt !== null &&
        last.sha256 === sealed.sha256 &&
        last.stamp === (present?.stamp ?? null);
      if (isCompared && last.damage !== null) throw damaged();
      if (isCompared && present !== null) return present.stamp;
      const fault = await this.checks.check(sealed);
      if (fault === null) continue;
      this.logger.error(`The sealed content ${sealed.storageKey} is damaged in the store: ${fault}.`);
      throw damaged();
    }
  }

  private exactly(content: Readable, sealed: RecordedContent): Readable {
    const exact = new ExactContent(sealed.sha256, damaged);
    exact.on('error', (error) => {
      content.destroy();
      // The bytes have changed without the store noticing. The next request is told before it gets any.
      if (error instanceof DomainError) void this.checks.check(sealed).catch(() => undefined);
    });
    exact.on('close', () => content.destroy());
    content.on('error', (error) => exact.destroy(error));
    return content.pipe(exact);
  }
}

function damaged(): DomainError {
  return new DomainError(
    'conflict',
    'file.damaged',
    'This file is damaged in storage, so it is not shown. What was submitted is on record, and administrators see the damage. Support can restore the file from a backup.',
  );
}
