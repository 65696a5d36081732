import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FoundMetadata, Passage } from '#formats';
import type { ArtifactFile } from '../artifact-file.entity.js';
import type { Contents } from '../contents.js';
import { FileText } from '../preparation/file-text.entity.js';

/** What was read from a file. */
export interface ReadFile {
  passages: Passage[];
  metadata: FoundMetadata[];
}

/** The text and metadata of files, as they were read when the files were prepared for review. */
@Injectable()
export class FileTexts {
  /** By storage key: changes when the file is read again. A file that is not read yet has none. */
  stampsOf({ preparations }: Pick<Contents, 'preparations'>): ReadonlyMap<string, string> {
    const read = [...preparations].filter(([, { preparedAt }]) => preparedAt !== null);
    return new Map(read.map(([key, { preparedAt, cleaner }]) => [key, `${cleaner} ${preparedAt!.toISOString()}`]));
  }

  async read(
    manager: EntityManager,
    { storageKey }: Pick<ArtifactFile, 'storageKey'>,
    { preparations }: Pick<Contents, 'preparations'>,
  ): Promise<ReadFile> {
    const text = await manager.findOneBy(FileText, { id: storageKey });
    return { passages: text?.passages ?? [], metadata: preparations.get(storageKey)?.metadata ?? [] };
  }
}
