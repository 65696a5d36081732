import { Injectable } from '@nestjs/common';
import { FingerprintRepository } from './fingerprint.repository.js';
import { FingerprintSubmission } from './fingerprint-submission.js';

/**
 * Compares every sealed attempt with the content of this file again, once its text was read again: by an improved cleaner,
 * or after an update from a release that compared nothing.
 */
@Injectable()
export class FingerprintFile {
  constructor(
    private readonly fingerprints: FingerprintRepository,
    private readonly fingerprint: FingerprintSubmission,
  ) {}

  async run({ fileId }: { fileId: string }): Promise<void> {
    for (const submissionId of await this.fingerprints.sealedWith(fileId)) await this.fingerprint.run({ submissionId });
  }
}
