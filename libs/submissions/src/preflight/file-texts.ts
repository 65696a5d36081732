import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FoundMetadata, Passage } from '#formats';
import type { ArtifactFile } from '../artifact-file.entity.js';
import { FileText as StoredText } from '../preparation/file-text.entity.js';
import { preparationsOf } from '../preparation/preparation.repository.js';

/** What was read from a file. */
export interface FileText {
  passages: Passage[];
  metadata: FoundMetadata[];
}

type Stored = Pick<ArtifactFile, 'id' | 'storageKey'>;

/** The text and metadata of files, as they were read when the files were prepared for review. */
@Injectable()
export class FileTexts {
  /** By file id: changes when the file is read again. A file that is not read yet has none. */
  async stampsOf(manager: EntityManager, files: readonly Stored[]): Promise<ReadonlyMap<string, string>> {
    const preparations = await preparationsOf(manager, files);
    return new Map(
      files.flatMap(({ id, storageKey }) => {
        const preparation = preparations.get(storageKey);
        return preparation?.preparedAt ? [[id, `${preparation.cleaner} ${preparation.preparedAt.toISOString()}`]] : [];
      }),
    );
  }

  async read(manager: EntityManager, file: Stored): Promise<FileText> {
    const preparation = (await preparationsOf(manager, [file])).get(file.storageKey);
    const text = await manager.findOneBy(StoredText, { id: file.storageKey });
    return { passages: text?.passages ?? [], metadata: preparation?.metadata ?? [] };
  }
}
