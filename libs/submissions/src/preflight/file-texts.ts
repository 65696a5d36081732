import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ArtifactFile } from '../artifact-file.entity.js';

/** What was read from a file. */
export interface FileText {
  passages: { page: number | null; text: string }[];
  metadata: { place: string; value: string }[];
}

type Stored = Pick<ArtifactFile, 'id' | 'storageKey'>;

/** The text and metadata of files, as they were read when the files were prepared for review. */
@Injectable()
export class FileTexts {
  /** By file id: changes when the file is read again. A file that is not read yet has none. */
  stampsOf(_manager: EntityManager, _files: readonly Stored[]): Promise<ReadonlyMap<string, string>> {
    return Promise.resolve(new Map());
  }

  read(_manager: EntityManager, _file: Stored): Promise<FileText> {
    return Promise.resolve({ passages: [], metadata: [] });
  }
}
