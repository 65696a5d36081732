import { Injectable } from '@nestjs/common';
import { addressKey, AttemptLimits } from '#identity';
import { Clock, DomainError } from '#kernel';
import { Authenticity } from '../checks/authenticity.js';
import { JwtAuthenticity } from '../checks/jwt-authenticity.js';
import { checkSchema } from '../checks/schema.js';
import { StatusCheck } from '../checks/status.js';
import { type BadgeSummary, summaryOf } from './badge-summary.document.js';
import { checkValidity } from '../checks/validity.policy.js';
import { type CheckResult, verdictOf } from '../verdict.policy.js';
import { OwnHolders } from './own-holders.js';
import { presentedCredential } from './presented-credential.js';
import type { Verdict } from '../vocabulary.js';
import { Documents } from '../remote/documents.js';

/** The badge to verify: its address, its text, or a file. */
export type BadgeGiven = { url: string } | { document: string } | { file: Buffer };

interface Verify {
  badge: BadgeGiven;
  /** The internet address of the request. Attempts are counted by it. */
  address: string;
}

export interface Verification {
  verdict: Verdict;
  checks: CheckResult[];
  badge: BadgeSummary;
}

/**
 * How many badges one process verifies at the same time. Each can hold some megabytes and compute for tens of
 * milliseconds.
 */
const mostAtOnce = 8;

/**
 * Verifies an Open Badges 3.0 credential of any issuer, and stores nothing. Accepts it only when every check passed. A
 * failed check is part of the answer, not an error.
 * @throws DomainError `request.too-many`; `verification.busy`; `verification.unreadable` when it is not such a
 * credential; `verification.own-address` and `remote.…` when the given address cannot be read.
 */
@Injectable()
export class VerifyBadge {
  private underWay = 0;

  constructor(
    private readonly limits: AttemptLimits,
    private readonly documents: Documents,
    private readonly authenticity: Authenticity,
    private readonly jwtAuthenticity: JwtAuthenticity,
    private readonly status: StatusCheck,
    private readonly holders: OwnHolders,
    private readonly clock: Clock,
  ) {}

  async run({ badge: given, address }: Verify): Promise<Verification> {
    await this.limits.take({ what: 'verification/address', by: addressKey(address) });
    if (this.underWay >= mostAtOnce)
      throw new DomainError(
        'too-many',
        'verification.busy',
        'Many badges are being verified right now. Try again in a few seconds.',
        { retryAfter: 5 },
      );
    this.underWay += 1;
    try {
      return await this.verify(given);
    } finally {
      this.underWay -= 1;
    }
  }

  private async verify(given: BadgeGiven): Promise<Verification> {
    const signal = this.documents.limit();
    const [bytes, pointer] = await this.bytesOf(given, signal);
    const presented = presentedCredential(bytes, pointer);
    const { document, jwt } = presented;
    const now = this.clock.now();
    const [schema, [proof, issuer], status] = await Promise.all([
      checkSchema(document),
      jwt === null ? this.authenticity.of(document, signal) : this.jwtAuthenticity.of({ document, jwt }, now, signal),
      this.status.of(document, signal),
    ]);
    const checks = [proof, schema, issuer, status, checkValidity(document, now)];
    const badge = summaryOf(document);
    const ours = [proof, issuer].every(({ outcome }) => outcome === 'passed') ? await this.holders.of(badge) : null;
    return {
      verdict: verdictOf(checks),
      checks,
      badge: { ...badge, holder: { ...badge.holder, name: ours ?? badge.holder.name } },
    };
  }

  private async bytesOf(given: BadgeGiven, signal: AbortSignal): Promise<[bytes: Buffer, pointer: string]> {
    if ('url' in given) return [await this.documents.read(given.url, signal), '/url'];
    return 'file' in given ? [given.file, ''] : [Buffer.from(given.document), '/document'];
  }
}
