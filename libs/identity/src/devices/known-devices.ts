import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DatabaseClock, Transactor, type Tx } from '#database';
import { sha256Hex } from '#kernel';
import { deviceDays, mostDevices } from './device.policy.js';

interface Device {
  /** From the cookie; null without one. */
  token: string | null;
  /** The account's email address, in lower case. */
  email: string;
}

/**
 * The browsers from which a person has signed in. A known browser is not locked out by strangers' guesses. Its token is
 * not a login: without the password it opens nothing.
 */
@Injectable()
export class KnownDevices {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly clock: DatabaseClock,
  ) {}

  /** Whether this person has signed in from this browser in the last 400 days, and not reset the password since. */
  async knows({ token, email }: Device): Promise<boolean> {
    if (token === null) return false;
    const found = await this.dataSource.query<unknown[]>(
      `SELECT 1 FROM known_device d JOIN person p ON p.id = d.person_id JOIN auth."user" u ON u.id = p.user_id
        WHERE d.token_hash = $1 AND u.email = $2 AND d.last_used_at > $3::timestamptz - make_interval(days => $4)`,
      [sha256Hex(token), email, await this.clock.now(this.dataSource.manager), deviceDays],
    );
    return found.length > 0;
  }

  /**
   * Remembers the browser of a person who has just signed in, and forgets the oldest beyond ten. Returns its token: a new
   * one unless ours came with the request, because a token that somebody else chose would be known to them.
   */
  async remember({ token, email }: Device): Promise<string> {
    return this.transactor.run(async (tx) => {
      const kept = token !== null && (await this.isOurs(tx, token)) ? token : randomBytes(32).toString('base64url');
      const now = await this.clock.now(tx);
      const [device] = await tx.query<{ personId: string }[]>(
        `INSERT INTO known_device (person_id, token_hash, known_since, last_used_at)
         SELECT p.id, $1, $3, $3 FROM person p JOIN auth."user" u ON u.id = p.user_id WHERE u.email = $2
          ORDER BY p.created_at, p.id LIMIT 1
         ON CONFLICT (person_id, token_hash) DO UPDATE SET last_used_at = excluded.last_used_at
         RETURNING person_id AS "personId"`,
        [sha256Hex(kept), email, now],
      );
      if (device !== undefined) await this.forgetOldest(tx, device.personId, now);
      return kept;
    });
  }

  /** Forgets every browser of a person: somebody else may have had the password. */
  async forget(tx: Tx, personId: string): Promise<void> {
    await tx.query('DELETE FROM known_device WHERE person_id = $1', [personId]);
  }

  private async isOurs(tx: Tx, token: string): Promise<boolean> {
    const found = await tx.query<unknown[]>('SELECT 1 FROM known_device WHERE token_hash = $1 LIMIT 1', [
      sha256Hex(token),
    ]);
    return found.length > 0;
  }

  private async forgetOldest(tx: Tx, personId: string, now: Date): Promise<void> {
    await tx.query(
      `DELETE FROM known_device WHERE person_id = $1 AND (last_used_at <= $2::timestamptz - make_interval(days => $3)
          OR token_hash NOT IN (SELECT token_hash FROM known_device WHERE person_id = $1 ORDER BY last_used_at DESC, token_hash LIMIT $4))`,
      [personId, now, deviceDays, mostDevices],
    );
  }
}
