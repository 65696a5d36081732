import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError, extensionsOf, notFound } from '#kernel';
import type { DeliveredFile } from '#storage';
import { ArtifactFile } from '../artifact-file.entity.js';
import { copyOf, viewOf } from '../preparation/made-content.js';
import { preparationsOf } from '../preparation/preparation.repository.js';
import type { FileGuise } from '../vocabulary.js';
import { neutralName } from './file-name.policy.js';
import { UnscannedFiles } from './unscanned-files.js';

/** A file to deliver, and where its bytes are. */
type Deliverable = DeliveredFile & { fileId: string; storageKey: string };

/** What the API needs to deliver a file's bytes, after it has verified the signed link. */
@Injectable()
export class FileContentQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unscanned: UnscannedFiles,
  ) {}

  /**
   * The original under the candidate's name for it, or the blind copy or the view under a neutral name. Nobody gets an
   * infected file, and nobody but its owner an unscanned one where the program takes only scanned files.
   * @throws DomainError `file.not-found`; `file.unscanned`, `file.not-prepared` (409).
   */
  async deliverable(fileId: string, guise: FileGuise): Promise<Deliverable> {
    const file = await this.dataSource.manager.findOneBy(ArtifactFile, { id: fileId });
    if (file === null || file.state === 'uploading' || file.state === 'infected') throw notFound('file');
    return guise === 'own' ? original(file) : this.blind(file, guise);
  }

  private async blind(file: ArtifactFile, guise: Exclude<FileGuise, 'own'>): Promise<Deliverable> {
    await this.unscanned.refuse(file);
    const preparation = (await preparationsOf(this.dataSource.manager, [file])).get(file.storageKey);
    const made = preparation && (guise === 'blind' ? copyOf(preparation) : viewOf(preparation));
    if (!made)
      throw new DomainError(
        'conflict',
        'file.not-prepared',
        'The copy of this file for reviewers is not ready. Try again in a few minutes.',
      );
    const framed = guise === 'view' && made.mediaType === 'text/html';
    return {
      ...made,
      fileId: file.id,
      framed,
      name: neutralName(file.kind, file.position, extensionsOf(made.mediaType)[0] ?? 'bin'),
    };
  }
}

function original({ id: fileId, storageKey, mediaType, size, sha256, originalName }: ArtifactFile): Deliverable {
  return { fileId, storageKey, mediaType, size, sha256: sha256 || null, name: originalName };
}
