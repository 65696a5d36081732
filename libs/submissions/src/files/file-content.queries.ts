import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { extensionsOf, notFound } from '#kernel';
import type { DeliveredFile } from '#storage';
import { ArtifactFile } from '../artifact-file.entity.js';
import type { FileGuise } from '../vocabulary.js';
import { neutralName } from './file-name.policy.js';

/** What the API needs to deliver a file's bytes, after it has verified the signed link. */
@Injectable()
export class FileContentQueries {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The file, under the candidate's name for it or a neutral one. Nobody gets an infected file.
   * @throws DomainError `file.not-found`
   */
  async deliverable(fileId: string, guise: FileGuise): Promise<DeliveredFile & { storageKey: string }> {
    const file = await this.dataSource.manager.findOneBy(ArtifactFile, { id: fileId });
    if (file === null || file.state === 'uploading' || file.state === 'infected') throw notFound('file');
    const { storageKey, mediaType, size } = file;
    const sha256 = file.sha256 || null;
    const name =
      guise === 'own' ? file.originalName : neutralName(file.kind, file.position, extensionsOf(mediaType)[0] ?? 'bin');
    return { storageKey, mediaType, size, sha256, name };
  }
}
