import { Injectable } from '@nestjs/common';
import type { Contents } from '../contents.js';
import { ContentChecks, type RecordedContent } from '../integrity/content-checks.js';
import { copyOf, type MadeContent, viewOf } from '../preparation/made-content.js';
import type { StoreFaultKind } from '../vocabulary.js';

/** A file whose bytes in the store, or those of its blind copy or view, differ from the record. */
export interface StoreFault {
  fileId: string;
  fault: StoreFaultKind;
}

/** Compares the records of files with their bytes in the store. */
@Injectable()
export class StoredFiles {
  constructor(private readonly checks: ContentChecks) {}

  /**
   * Reads the files and what was made of them back, one at a time, and returns those with another size or SHA-256 than
   * recorded. What is as recorded is kept, so that it can be opened at once when it is sealed.
   */
  async faults({ files, preparations }: Pick<Contents, 'files' | 'preparations'>): Promise<StoreFault[]> {
    const faults: StoreFault[] = [];
    for (const { id: fileId, storageKey, size, sha256 } of files) {
      const made = preparations.get(storageKey);
      const contents: (RecordedContent | MadeContent | null)[] = [
        { storageKey, size, sha256 },
        made ? copyOf(made) : null,
        made ? viewOf(made) : null,
      ];
      const fault = await this.firstFault(contents.filter((content) => content !== null));
      if (fault !== null) faults.push({ fileId, fault });
    }
    return faults;
  }

  private async firstFault(contents: readonly RecordedContent[]): Promise<StoreFaultKind | null> {
    for (const content of contents) {
      const comparison = await this.checks.compare(content);
      if (comparison.fault !== null) return comparison.fault;
      await this.checks.keep(content, comparison);
    }
    return null;
  }
}
