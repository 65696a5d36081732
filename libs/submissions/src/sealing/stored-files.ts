import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { ArtifactStore } from '#storage';
import type { ArtifactFile } from '../artifact-file.entity.js';
import type { StoreFaultKind } from '../vocabulary.js';

/** A file whose bytes in the store differ from its record. */
export interface StoreFault {
  fileId: string;
  fault: StoreFaultKind;
}

/** Compares the records of files with their bytes in the store. */
@Injectable()
export class StoredFiles {
  constructor(private readonly store: ArtifactStore) {}

  /** Reads the files back, one at a time, and returns those with another size or SHA-256 than recorded. */
  async faults(files: Pick<ArtifactFile, 'id' | 'storageKey' | 'size' | 'sha256'>[]): Promise<StoreFault[]> {
    const faults: StoreFault[] = [];
    for (const file of files) {
      const fault = await this.faultOf(file);
      if (fault !== null) faults.push({ fileId: file.id, fault });
    }
    return faults;
  }

  private async faultOf(file: Pick<ArtifactFile, 'storageKey' | 'size' | 'sha256'>): Promise<StoreFaultKind | null> {
    const stored = await this.store.stat(file.storageKey);
    if (stored === null) return 'absent';
    if (stored.size !== file.size) return 'other-size';
    const hash = createHash('sha256');
    await pipeline(await this.store.read(file.storageKey), hash);
    return hash.digest('hex') === file.sha256 ? null : 'other-content';
  }
}
