import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#config';
import { DatabaseClock, Outbox, Transactor } from '#database';
import { Ids } from '#kernel';
import { AttemptLimits } from '../attempt-limits/attempt-limits.js';
import { addressKey } from '../attempt-limits/attempt-limit.policy.js';
import { issueToken } from '../auth/mailed-token.js';
import { keyFor } from '../auth/secret-keys.js';
import { identityEvents } from '../events.js';

/** How long the mailed link works: one hour. */
const validForMs = 60 * 60 * 1000;

interface Request {
  /** Lower-case. */
  email: string;
  /** The internet address of the request. Requests are counted by it. */
  address: string;
}

/**
 * Mails a link to set a new password, if the address has an account. Earlier links stop working. The response is the
 * same with and without an account. At most three an hour per account.
 * @throws DomainError `request.too-many` with the seconds to wait.
 */
@Injectable()
export class RequestPasswordReset {
  constructor(
    private readonly transactor: Transactor,
    private readonly limits: AttemptLimits,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
    private readonly outbox: Outbox,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  async run({ email, address }: Request): Promise<void> {
    await this.limits.take(
      { what: 'password-reset/address', by: addressKey(address) },
      { what: 'password-reset/account', by: email },
    );
    const id = this.ids.next();
    const { hash, sealed } = issueToken(id, keyFor('mailed-tokens', this.configuration.secret));
    await this.transactor.run(async (tx) => {
      const now = await this.clock.now(tx);
      const [issued] = await tx.query<{ personId: string }[]>(
        `INSERT INTO password_reset (id, person_id, token_hash, sealed_token, requested_at, expires_at)
         SELECT $1, p.id, $2, $3, $4, $5 FROM auth."user" u JOIN person p ON p.user_id = u.id AND p.email = u.email
          WHERE u.email = $6 ORDER BY p.deactivated_at NULLS FIRST, p.created_at, p.id LIMIT 1 RETURNING person_id AS "personId"`,
        [id, hash, sealed, now, new Date(now.getTime() + validForMs), email],
      );
      if (issued === undefined) return;
      await tx.query(
        'UPDATE password_reset SET expires_at = least(expires_at, $3), sealed_token = NULL WHERE person_id = $1 AND id <> $2 AND used_at IS NULL',
        [issued.personId, id, now],
      );
      await this.outbox.append(
        tx,
        identityEvents['password.reset-requested']({
          subjectId: issued.personId,
          payload: { resetId: id, personId: issued.personId },
        }),
      );
    });
  }
}
