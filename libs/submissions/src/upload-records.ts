import { Injectable } from '@nestjs/common';
import type { ArtifactKind } from '#catalogue';
import { Outbox, type Tx } from '#database';
import { Clock, DomainError, Ids, notFound } from '#kernel';
import type { ReceivedFile } from '#storage';
import { IsNull } from 'typeorm';
import { ArtifactFile } from './artifact-file.entity.js';

/** The rows of files on their way in. */
@Injectable()
export class UploadRecords {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly outbox: Outbox,
  ) {}

  /** @throws DomainError `artifact.too-many-files` (409) */
  async begin(tx: Tx, submissionId: string, kind: ArtifactKind, maxCount: number): Promise<ArtifactFile> {
    const present = await tx.find(ArtifactFile, { where: { submissionId, kind, removedAt: IsNull() }, order: { position: 'ASC' } });
    if (present.length >= maxCount) {
      throw new DomainError('conflict', 'artifact.too-many-files', `This artifact holds ${maxCount} files at most. Remove one before you add another.`, { maxCount });
    }
    const row: ArtifactFile = {
      id: this.ids.next(),
      submissionId,
      kind,
      position: (present.at(-1)?.position ?? 0) + 1,
      originalName: '',
      mediaType: '',
      size: 0,
      sha256: '',
      storageKey: this.ids.next(),
      state: 'uploading',
      description: '',
      uploadedAt: this.clock.now(),
      removedAt: null,
    };
    await tx.insert(ArtifactFile, row);
    return row;
  }

  async finish(tx: Tx, row: ArtifactFile, file: ReceivedFile, by: { actorId: string; description: string }): Promise<ArtifactFile> {
    const arrived: ArtifactFile = {
      ...row,
      originalName: file.name,
      mediaType: file.mediaType,
      size: file.size,
      sha256: file.sha256,
      description: by.description,
      state: 'uploaded',
      uploadedAt: this.clock.now(),
    };
    const updated = await tx.update(ArtifactFile, { id: row.id, state: 'uploading' }, arrived);
    if (updated.affected !== 1) throw notFound('file');
    await this.outbox.append(tx, {
      type: 'file.uploaded',
      subject: { kind: 'file', id: row.id },
      actorId: by.actorId,
      payload: { submissionId: row.submissionId, artifact: row.kind, size: file.size, sha256: file.sha256, mediaType: file.mediaType },
    });
    return arrived;
  }

  async abandon(tx: Tx, fileId: string): Promise<void> {
    await tx.delete(ArtifactFile, { id: fileId, state: 'uploading' });
  }
}
