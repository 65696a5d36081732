import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { ArtifactKind } from '#catalog/vocabulary';
import { lockRow, Transitions, type Tx } from '#database';
import { Clock, DomainError, Ids } from '#kernel';
import type { ReceivedFile } from '#storage';
import { ArtifactFile } from './artifact-file.entity.js';
import { submissionsEvents } from './events.js';
import { fileLifecycle } from './file.lifecycle.js';

interface NewFile {
  submissionId: string;
  kind: ArtifactKind;
  /** The most files that the artifact takes, uploading ones included. */
  maxCount: number;
  /** What the sender of a resumable upload announces. The file gets the id of its upload. */
  announced?: Pick<ArtifactFile, 'id' | 'originalName' | 'mediaType' | 'size' | 'description'>;
}

/** A file whose bytes are in the store. */
export interface ArrivedFile extends Omit<ReceivedFile, 'key' | 'sha256'> {
  /** Null: the scan computes it. */
  sha256: string | null;
}

/** The rows of files that are being uploaded. */
@Injectable()
export class IncomingFiles {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly transitions: Transitions,
  ) {}

  /** @throws DomainError `artifact.too-many-files` (409) */
  async begin(tx: Tx, { submissionId, kind, maxCount, announced }: NewFile): Promise<ArtifactFile> {
    const present = await tx.find(ArtifactFile, {
      where: { submissionId, kind, removedAt: IsNull() },
      order: { position: 'ASC' },
    });
    if (present.length >= maxCount) {
      const underWay = present.filter((file) => file.state === 'uploading').length;
      const among = underWay === 0 ? '' : `, and ${underWay} ${underWay === 1 ? 'is' : 'are'} still uploading`;
      throw new DomainError(
        'conflict',
        'artifact.too-many-files',
        `This artifact takes up to ${maxCount} files${among}. Remove a file before you add another.`,
        { maxCount, underWay },
      );
    }
    const id = announced?.id ?? this.ids.next();
    const row: ArtifactFile = {
      id,
      submissionId,
      kind,
      position: (present.at(-1)?.position ?? 0) + 1,
      originalName: '',
      mediaType: '',
      size: 0,
      sha256: '',
      storageKey: id,
      state: 'uploading',
      description: '',
      resumable: announced !== undefined,
      uploadedAt: this.clock.now(),
      removedAt: null,
      ...announced,
    };
    await tx.insert(ArtifactFile, row);
    return row;
  }

  /** The file counts from now on. Its description changes only where one is given. */
  async finish(
    tx: Tx,
    row: ArtifactFile,
    file: ArrivedFile,
    by: { actorId: string; description?: string },
  ): Promise<ArtifactFile> {
    const { name, mediaType, size, sha256 } = file;
    return this.transitions.run(tx, ArtifactFile, fileLifecycle, {
      of: await lockRow(tx, ArtifactFile, { id: row.id, state: 'uploading' }, 'file'),
      command: 'arrive',
      changes: {
        originalName: name,
        mediaType,
        size,
        sha256: sha256 ?? '',
        uploadedAt: this.clock.now(),
        ...(by.description === undefined ? {} : { description: by.description }),
      },
      event: ({ id, submissionId, kind }) =>
        submissionsEvents['file.uploaded']({
          subjectId: id,
          actorId: by.actorId,
          payload: { submissionId, artifact: kind, size, sha256, mediaType },
        }),
    });
  }

  async abandon(tx: Tx, fileId: string): Promise<void> {
    await tx.delete(ArtifactFile, { id: fileId, state: 'uploading' });
  }

  /** Takes a failed upload out of its artifact. Its row goes when its bytes are removed. */
  async putAside(tx: Tx, fileId: string): Promise<void> {
    await tx.update(ArtifactFile, { id: fileId, state: 'uploading' }, { removedAt: this.clock.now() });
  }
}
