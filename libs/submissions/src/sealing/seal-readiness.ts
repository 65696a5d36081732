import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import type { AttestationState } from '../attestations/attestation-of.js';
import type { Contents } from '../contents.js';
import { UnscannedFiles } from '../files/unscanned-files.js';
import type { OwnSubmission } from '../own-submissions.js';
import { RunPreflight } from '../preflight/run-preflight.js';
import { missingIn } from './completeness.js';
import { StoredFiles } from './stored-files.js';

/** Whether a draft can be sealed now. */
@Injectable()
export class SealReadiness {
  constructor(
    private readonly preflight: RunPreflight,
    private readonly storedFiles: StoredFiles,
    private readonly unscanned: UnscannedFiles,
  ) {}

  /**
   * Checks everything that the seal needs: the parts, the names (rule 22), the attestation (rule 26), and the bytes in
   * the store (rule 8).
   * @throws DomainError `submission.incomplete` (409) with everything that is missing; `submission.file-damaged` (409).
   */
  async refuseUnready(own: OwnSubmission, contents: Contents, attested: AttestationState): Promise<void> {
    const names = await this.preflight.run({ submissionId: own.submission.id });
    const takesUnscanned = await this.unscanned.areTakenIn(own.submission.id);
    const missing = missingIn(own, contents, { ...attested, names, takesUnscanned });
    if (missing.length > 0) {
      const things = missing.length === 1 ? 'one thing is missing' : `${missing.length} things are missing`;
      throw new DomainError('conflict', 'submission.incomplete', `You cannot submit yet: ${things}.`, {
        missingParts: missing,
      });
    }
    const faults = await this.storedFiles.faults(contents);
    if (faults.length > 0)
      throw new DomainError(
        'conflict',
        'submission.file-damaged',
        'These files were damaged after the upload, so nothing was submitted. Remove them and upload them again. Nothing else is affected.',
        { files: faults },
      );
  }
}
