import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import type { AttestationState } from '../attestations/attestation-of.js';
import type { Contents } from '../contents.js';
import { UnscannedFiles } from '../files/unscanned-files.js';
import type { OwnSubmission } from '../own-submissions.js';
import { RunPreflight } from '../preflight/run-preflight.js';
import { missingIn } from './completeness.js';
import type { MissingPart } from './missing-parts.policy.js';
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
    const missing = await this.missing(own, contents, attested);
    if (missing.length > 0) throw incomplete(missing);
    await this.refuseDamaged(contents);
  }

  /** Everything that is missing in this draft, after a new look for names. */
  async missing(own: OwnSubmission, contents: Contents, attested: AttestationState): Promise<MissingPart[]> {
    const names = await this.preflight.run({ submissionId: own.submission.id });
    const takesUnscanned = await this.unscanned.areTakenIn(own.submission.id);
    return missingIn(own, contents, { ...attested, names, takesUnscanned });
  }

  /** @throws DomainError `submission.file-damaged` (409) */
  async refuseDamaged(contents: Pick<Contents, 'files' | 'preparations'>): Promise<void> {
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

/** The refusal of a seal that lists everything that is missing. */
export function incomplete(missing: readonly MissingPart[]): DomainError {
  const things = missing.length === 1 ? 'one thing is missing' : `${missing.length} things are missing`;
  return new DomainError('conflict', 'submission.incomplete', `You cannot submit yet: ${things}.`, {
    missingParts: missing,
  });
}
