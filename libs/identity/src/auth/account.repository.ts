import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Ids } from '#kernel';
import type { Tx } from '#database';

interface NewAccount {
  email: string;
  name: string;
  /** An argon2id hash; null for an account without a password. */
  passwordHash: string | null;
  at: Date;
}

/**
 * Writes better-auth's users, passwords and sessions. Nothing else of ours does. An account must change in the same
 * transaction as its person, and better-auth opens transactions of its own.
 */
@Injectable()
export class AccountRepository {
  constructor(private readonly ids: Ids) {}

  /** Creates an account with a password. Returns its user id. */
  async create(tx: Tx, { email, name, passwordHash, at }: NewAccount): Promise<string> {
    const userId = this.ids.next();
    await tx.query(
      `INSERT INTO auth."user" (id, name, email, "emailVerified", "twoFactorEnabled", "createdAt", "updatedAt") VALUES ($1, $2, $3, true, false, $4, $4)`,
      [userId, name, email, at],
    );
    await tx.query(
      `INSERT INTO auth.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt") VALUES ($1, $2, 'credential', $2, $3, $4, $4)`,
      [this.ids.next(), userId, passwordHash, at],
    );
    return userId;
  }

  /** The user id of the account with this address in lower case; null when there is none. */
  async withAddress(tx: Tx, email: string): Promise<string | null> {
    const [found] = await tx.query<{ id: string }[]>(`SELECT id FROM auth."user" WHERE email = $1 FOR NO KEY UPDATE`, [
      email,
    ]);
    return found?.id ?? null;
  }

  /** The stored hash of the account's password; null for an account without a password. */
  async passwordHashOf(manager: EntityManager, userId: string): Promise<string | null> {
    const [account] = await manager.query<{ password: string | null }[]>(
      `SELECT password FROM auth.account WHERE "userId" = $1 AND "providerId" = 'credential'`,
      [userId],
    );
    return account?.password ?? null;
  }

  /** Sets the password. Links that were mailed to reset it stop working. */
  async setPassword(tx: Tx, userId: string, passwordHash: string, at: Date): Promise<void> {
    await tx.query(
      `UPDATE auth.account SET password = $2, "updatedAt" = $3 WHERE "userId" = $1 AND "providerId" = 'credential'`,
      [userId, passwordHash, at],
    );
    await this.endPasswordResets(tx, userId, at);
  }

  /**
   * Sets the sign-in address, unless its person takes part in several programs: none of them decides for the others. Links
   * that were mailed to the old address stop working.
   */
  async setAddress(tx: Tx, userId: string, email: string, at: Date): Promise<void> {
    await tx.query(
      `UPDATE auth."user" SET email = $2, "updatedAt" = $3 WHERE id = $1 AND (SELECT count(*) FROM person WHERE user_id = $1) = 1`,
      [userId, email, at],
    );
    await this.endPasswordResets(tx, userId, at);
  }

  /** Ends the session with this token, if there is one. */
  async endSession(tx: Tx, token: string): Promise<void> {
    await tx.query('DELETE FROM auth.session WHERE token = $1', [token]);
  }

  /** Ends every session of the account except the one with `exceptToken`. */
  async endSessions(tx: Tx, userId: string, exceptToken: string | null = null): Promise<void> {
    await tx.query('DELETE FROM auth.session WHERE "userId" = $1 AND token IS DISTINCT FROM $2', [userId, exceptToken]);
  }

  /** Removes the second factor from the account. */
  async removeSecondFactor(tx: Tx, userId: string, at: Date): Promise<void> {
    await tx.query('DELETE FROM auth."twoFactor" WHERE "userId" = $1', [userId]);
    await tx.query(`UPDATE auth."user" SET "twoFactorEnabled" = false, "updatedAt" = $2 WHERE id = $1`, [userId, at]);
  }

  private async endPasswordResets(tx: Tx, userId: string, at: Date): Promise<void> {
    await tx.query(
      `UPDATE password_reset SET expires_at = least(expires_at, $2), sealed_token = NULL
        WHERE used_at IS NULL AND person_id IN (SELECT id FROM person WHERE user_id = $1)`,
      [userId, at],
    );
  }
}
