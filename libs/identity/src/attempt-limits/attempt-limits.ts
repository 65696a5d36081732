import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor, type Tx } from '#database';
import { DomainError, sha256Hex } from '#kernel';
import { allowances, type Attempt } from './attempt-limit.policy.js';

/** Counts attempts in PostgreSQL, so that every API replica shares the count. */
@Injectable()
export class AttemptLimits {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * Counts one attempt of each before the action runs, so that simultaneous requests cannot all pass. Runs outside the
   * operation's transaction, because a refused operation counts too.
   * @throws DomainError `request.too-many` (429) with the seconds to wait.
   */
  async take(...attempts: Attempt[]): Promise<void> {
    for (const attempt of attempts) {
      const wait = await this.transactor.run((tx) => this.count(tx, attempt));
      if (wait !== null) throw tooMany(wait);
    }
  }

  /** Counts an attempt. Returns false when the limit is already reached. */
  async takes(attempt: Attempt): Promise<boolean> {
    return (await this.transactor.run((tx) => this.count(tx, attempt))) === null;
  }

  /** Uncounts one attempt of each: it was not a guess. */
  async uncount(...attempts: Attempt[]): Promise<void> {
    const keys = attempts.map(keyOf);
    await this.transactor.run((tx) =>
      tx.query('UPDATE attempt SET taken = taken - 1 WHERE key = ANY ($1) AND taken > 0', [keys]),
    );
  }

  /** Resets the count after a success. */
  async forget(...attempts: Attempt[]): Promise<void> {
    const keys = attempts.map(keyOf);
    await this.transactor.run((tx) => tx.query('DELETE FROM attempt WHERE key = ANY ($1)', [keys]));
  }

  /** Counts one more. Returns the seconds to wait when it is over the limit, otherwise null. */
  private async count(tx: Tx, attempt: Attempt): Promise<number | null> {
    const { most, withinSeconds } = allowances[attempt.what];
    const now = await this.clock.now(tx);
    const [counted] = await tx.query<{ taken: number; renewsAt: Date }[]>(
      `INSERT INTO attempt AS a (key, taken, renews_at) VALUES ($1, 1, $2::timestamptz + make_interval(secs => $3))
       ON CONFLICT (key) DO UPDATE SET
         taken = CASE WHEN a.renews_at <= $2 THEN 1 ELSE least(a.taken, $4::int) + 1 END,
         renews_at = CASE WHEN a.renews_at <= $2 THEN excluded.renews_at ELSE a.renews_at END
       RETURNING taken, renews_at AS "renewsAt"`,
      [keyOf(attempt), now, withinSeconds, most],
    );
    return counted!.taken > most ? (counted!.renewsAt.getTime() - now.getTime()) / 1000 : null;
  }
}

/**
 * The error for too many attempts.
 * @param seconds until the next attempt.
 */
export function tooMany(seconds: number): DomainError {
  const retryAfter = Math.max(1, Math.ceil(seconds));
  return new DomainError('too-many', 'request.too-many', `Too many attempts. Try again in ${retryAfter} seconds.`, {
    retryAfter,
  });
}

function keyOf({ what, by }: Attempt): string {
  return `${what}:${sha256Hex(by)}`;
}
