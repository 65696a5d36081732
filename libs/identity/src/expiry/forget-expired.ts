import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor } from '#database';

/** The most rows of one table in one run. */
const most = 1000;

/** The tables whose rows expire, and the column with the time. */
const passing = [
  ['attempt', 'renews_at'],
  ['auth.session', '"expiresAt"'],
  ['auth.verification', '"expiresAt"'],
  ['auth."oauthAccessToken"', '"expiresAt"'],
  ['auth."oauthRefreshToken"', '"expiresAt"'],
  ['auth."oauthClientAssertion"', '"expiresAt"'],
] as const;

/** A backpack that registered more than a day ago and that no holder has connected. */
const unconnected = `"clientCredentialsScopes" IS NULL AND "createdAt" <= least(now(), $1::timestamptz) - interval '1 day'
  AND NOT EXISTS (SELECT FROM auth."oauthConsent" c WHERE c."clientId" = "oauthClient"."clientId")`;

/**
 * Deletes expired sessions, tokens, attempt counts and unconnected backpacks. They no longer work anyway; this keeps
 * the tables small.
 */
@Injectable()
export class ForgetExpired {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: DatabaseClock,
  ) {}

  /** Returns how many rows it deleted: at most a thousand of each table. */
  async run(): Promise<number> {
    const now = await this.clock.now();
    let taken = 0;
    // Attempts use the database's clock, the others the machine's. The slower one decides.
    for (const [table, end] of passing)
      taken += await this.forget(table, `${end} <= least(now(), $1::timestamptz)`, now);
    return taken + (await this.forget('auth."oauthClient"', unconnected, now));
  }

  private async forget(table: string, isOver: string, now: Date): Promise<number> {
    const rows = `SELECT ctid FROM ${table} WHERE ${isOver} LIMIT ${most} FOR UPDATE SKIP LOCKED`;
    const [, deleted] = await this.transactor.run((tx) =>
      tx.query<[unknown[], number]>(`DELETE FROM ${table} WHERE ctid IN (${rows})`, [now]),
    );
    return deleted;
  }
}
