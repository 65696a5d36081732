import { Injectable } from '@nestjs/common';
import { Issuers, JwtKeys } from '#badges';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { Receipts } from '#submissions';
import { type InclusionProof, type OpenedPayload, Proofs } from './proofs.js';

export interface SignedReceipt {
  /** A JWS (RS256) that the published keys of the first program's issuer verify. */
  receipt: string;
  /** Null while the record has no checkpoint that covers the seal: for about a minute. */
  proof: InclusionProof | null;
  opened: OpenedPayload | null;
}

/** Signs receipts, so that they prove to others that Laurel received the work. */
@Injectable()
export class SignedReceipts {
  constructor(
    private readonly receipts: Receipts,
    private readonly proofs: Proofs,
    private readonly keys: JwtKeys,
    private readonly issuers: Issuers,
  ) {}

  /**
   * The signed receipt of the candidate's own submission, and its place in the record.
   * @throws DomainError `submission.not-found`; `receipt.not-found` before it is sealed.
   */
  async view(actor: PersonActor, submissionId: string): Promise<SignedReceipt> {
    const { sealedAt, manifestSha256, attempt, onTime, submittedBy } = await this.receipts.view(actor, submissionId);
    const issuer = await this.issuers.first();
    const [{ SignJWT }, { kid, privateKey }] = await Promise.all([import('jose'), this.keys.inUse(issuer)]);
    const at = new Date(sealedAt);
    const receipt = await new SignJWT({
      iss: issuer.addresses.did,
      iat: Math.floor(at.getTime() / 1000),
      submissionId,
      attempt,
      submittedBy,
      sealedAt: at.toISOString(),
      onTime,
      manifestSha256,
    })
      .setProtectedHeader({ alg: 'RS256', kid, typ: 'receipt+jwt' })
      .sign(privateKey);
    return { receipt, ...(await this.place(submissionId)) };
  }

  private async place(submissionId: string): Promise<Pick<SignedReceipt, 'proof' | 'opened'>> {
    try {
      return await this.proofs.ofSeal(submissionId);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'record-entry.not-found') return { proof: null, opened: null };
      throw error;
    }
  }
}
