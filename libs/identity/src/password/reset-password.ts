import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, MoreThan } from 'typeorm';
import { DatabaseClock, Outbox, Transactor, type Tx } from '#database';
import { DomainError } from '#kernel';
import { AccountRepository } from '../auth/account.repository.js';
import { AttemptLimits } from '../attempt-limits/attempt-limits.js';
import { attemptOfLink } from '../attempt-limits/attempt-limit.policy.js';
import { KnownDevices } from '../devices/known-devices.js';
import { requireFitPassword } from './password.policy.js';
import { tokenHash } from '../auth/mailed-token.js';
import { hashPassword } from './password-hash.js';
import { PasswordReset } from './password-reset.entity.js';
import { identityEvents } from '../events.js';

interface Reset {
  /** From the mailed link. */
  token: string;
  password: string;
  /** The internet address of the request. Guesses are counted by it. */
  address: string;
}

interface OpenReset {
  resetId: string;
  personId: string;
  userId: string;
  email: string;
}

/**
 * Sets a new password with a mailed link, once. Every session ends, and every browser is forgotten; the second factor
 * stays.
 * @throws DomainError `password.link` (410) when the link is unknown, used, replaced or older than an hour;
 * `password.unfit`; `request.too-many`.
 */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly dataSource: DataSource,
    private readonly devices: KnownDevices,
    private readonly transactor: Transactor,
    private readonly accounts: AccountRepository,
    private readonly limits: AttemptLimits,
    private readonly clock: DatabaseClock,
    private readonly outbox: Outbox,
  ) {}

  async run({ token, password, address }: Reset): Promise<void> {
    const known = await this.dataSource.manager.existsBy(PasswordReset, { tokenHash: tokenHash(token) });
    await this.limits.take(attemptOfLink({ token, known, address }));
    const { email } = await this.transactor.run((tx) => this.openReset(tx, token));
    requireFitPassword(password, { email, pointer: '/password' });
    // Outside the transaction: hashing is slow and would occupy a connection.
    const hash = await hashPassword(password);
    await this.transactor.run(async (tx) => {
      const now = await this.clock.now(tx);
      const { resetId, personId, userId } = await this.openReset(tx, token);
      const unused = { id: resetId, usedAt: IsNull(), expiresAt: MoreThan(now) };
      const used = await tx.update(PasswordReset, unused, { usedAt: now, sealedToken: null });
      if (used.affected !== 1) throw brokenLink(); // another request used it first
      await this.accounts.setPassword(tx, userId, hash, now);
      await this.accounts.endSessions(tx, userId);
      await this.devices.forget(tx, personId);
      await this.outbox.append(
        tx,
        identityEvents['person.password-changed']({ subjectId: personId, actorId: personId }),
      );
    });
    await this.limits.forget({ what: 'sign-in/account', by: email });
  }

  private async openReset(tx: Tx, token: string): Promise<OpenReset> {
    const [found] = await tx.query<OpenReset[]>(
      `SELECT r.id AS "resetId", p.id AS "personId", p.user_id AS "userId", p.email FROM password_reset r JOIN person p ON p.id = r.person_id
        WHERE r.token_hash = $1 AND r.used_at IS NULL AND r.expires_at > $2 AND p.user_id IS NOT NULL`,
      [tokenHash(token), await this.clock.now(tx)],
    );
    if (found === undefined) throw brokenLink();
    return found;
  }
}

function brokenLink(): DomainError {
  return new DomainError(
    'gone',
    'password.link',
    'This link no longer works: it was used, was replaced by a later one, or is older than an hour. Ask for a new one.',
  );
}
