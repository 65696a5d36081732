import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor } from '#database';

/** Rows of one table at most in one run. */
const most = 1000;

/** What nobody asks for again once its time is over, and the column that says when it is. */
const passing = [
  ['attempt', 'renews_at'],
  ['auth.session', '"expiresAt"'],
  ['auth.verification', '"expiresAt"'],
  ['auth."oauthAccessToken"', '"expiresAt"'],
  ['auth."oauthRefreshToken"', '"expiresAt"'],
  ['auth."oauthClientAssertion"', '"expiresAt"'],
] as const;

/** A backpack that registered itself a day ago, and that no holder has connected since. */
const unconnected = `"clientCredentialsScopes" IS NULL AND "createdAt" <= least(now(), $1::timestamptz) - interval '1 day'
  AND NOT EXISTS (SELECT FROM auth."oauthConsent" c WHERE c."clientId" = "oauthClient"."clientId")`;

/** Clears away sessions, tokens, counted attempts and unconnected backpacks whose time is over. They hold no longer anyway; this only keeps the tables small. */
@Injectable()
export class ForgetExpired {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: DatabaseClock,
  ) {}

  /** How many rows it took, a thousand of each kind at most. */
  async run(): Promise<number> {
    const now = await this.clock.now();
    let taken = 0;
    // Attempts are stamped by the database's clock, the others by the machine's: whichever is behind judges.
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
