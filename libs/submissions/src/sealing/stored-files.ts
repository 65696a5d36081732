import { Injectable } from '@nestjs/common';
import { ArtifactStore, measure, type StoredContent } from '#storage';
import type { Contents } from '../contents.js';
import type { StoreFaultKind } from '../vocabulary.js';

/** A file whose bytes in the store, or those of its blind copy, differ from the record. */
export interface StoreFault {
  fileId: string;
  fault: StoreFaultKind;
}

/** Compares the records of files with their bytes in the store. */
@Injectable()
export class StoredFiles {
  constructor(private readonly store: ArtifactStore) {}

  /**
   * Reads the files and their blind copies back, one at a time, and returns those with another size or SHA-256 than
   * recorded.
   */
  async faults({ files, preparations }: Pick<Contents, 'files' | 'preparations'>): Promise<StoreFault[]> {
    const faults: StoreFault[] = [];
    for (const { id, storageKey, size, sha256 } of files) {
      const copy = preparations.get(storageKey);
      const fault =
        (await this.faultOf(storageKey, { size, sha256 })) ??
        (copy?.copyKey ? await this.faultOf(copy.copyKey, { size: copy.copySize!, sha256: copy.copySha256! }) : null);
      if (fault !== null) faults.push({ fileId: id, fault });
    }
    return faults;
  }

  private async faultOf(key: string, recorded: StoredContent): Promise<StoreFaultKind | null> {
    const stored = await this.store.stat(key);
    if (stored === null) return 'absent';
    if (stored.size !== recorded.size) return 'other-size';
    const { sha256 } = await measure(await this.store.read(key));
    return sha256 === recorded.sha256 ? null : 'other-content';
  }
}
