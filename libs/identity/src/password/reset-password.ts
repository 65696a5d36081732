import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import { DatabaseClock, Outbox, Transactor, type Tx } from '#database';
import { DomainError } from '#kernel';
import { AccountRepository } from '../auth/account.repository.js';
import { AttemptLimits } from '../attempts/attempt-limits.js';
import { addressKey } from '../attempts/attempt.policy.js';
import { requireFitPassword } from './password.policy.js';
import { tokenHash } from '../auth/mailed-token.js';
import { hashPassword } from './password-hash.js';
import { PasswordReset } from './password-reset.entity.js';
import { identityEvents } from '../events.js';

interface Reset {
  /** From the mailed link. */
  token: string;
  password: string;
  /** The internet address of the request, by which guesses are counted. */
  address: string;
}

interface Leave {
  resetId: string;
  personId: string;
  userId: string;
  email: string;
}

/**
 * Sets a new password with a mailed link, once; every session ends. The second factor stays.
 * @throws DomainError `password.link` (410) for a link that is unknown, used, replaced or older than an hour; `password.unfit`.
 */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly transactor: Transactor,
    private readonly accounts: AccountRepository,
    private readonly limits: AttemptLimits,
    private readonly clock: DatabaseClock,
    private readonly outbox: Outbox,
  ) {}

  async run({ token, password, address }: Reset): Promise<void> {
    await this.limits.take({ what: 'mailed-token/address', by: addressKey(address) });
    const { email } = await this.transactor.run((tx) => this.leave(tx, token));
    requireFitPassword(password, { email, pointer: '/password' });
    // Outside the transaction: the hash takes its time, and would hold a connection.
    const hash = await hashPassword(password);
    await this.transactor.run(async (tx) => {
      const now = await this.clock.now(tx);
      const { resetId, personId, userId } = await this.leave(tx, token);
      const unused = { id: resetId, usedAt: IsNull(), expiresAt: MoreThan(now) };
      const used = await tx.update(PasswordReset, unused, { usedAt: now, sealedToken: null });
      if (used.affected !== 1) throw brokenLink(); // another request used it meanwhile
      await this.accounts.setPassword(tx, userId, hash, now);
      await this.accounts.endSessions(tx, userId);
      await this.outbox.append(
        tx,
        identityEvents['person.password-changed']({ subjectId: personId, actorId: personId }),
      );
    });
    await this.limits.forget({ what: 'sign-in/account', by: email });
  }

  private async leave(tx: Tx, token: string): Promise<Leave> {
    const [found] = await tx.query<Leave[]>(
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
    'This link no longer holds: it was used, replaced by a later one, or is older than an hour. Ask for a new one.',
  );
}
