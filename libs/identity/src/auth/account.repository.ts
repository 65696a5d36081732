import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Ids } from '#kernel';
import type { Tx } from '#database';

interface NewAccount {
  email: string;
  name: string;
  /** An argon2id hash; null for an account that no password opens. */
  passwordHash: string | null;
  at: Date;
}

/**
 * The one place that writes better-auth's users, passwords and sessions beside better-auth itself: an account that
 * begins or changes together with a person must do so in the person's transaction, and better-auth has its own.
 */
@Injectable()
export class AccountRepository {
  constructor(private readonly ids: Ids) {}

  /** Makes an account with a password; gives its user id. */
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

  /** The kept hash of the account's password; null where no password opens it. */
  async passwordHashOf(manager: EntityManager, userId: string): Promise<string | null> {
    const [account] = await manager.query<{ password: string | null }[]>(
      `SELECT password FROM auth.account WHERE "userId" = $1 AND "providerId" = 'credential'`,
      [userId],
    );
    return account?.password ?? null;
  }

  /** Sets the password; a link that was mailed to set one no longer holds. */
  async setPassword(tx: Tx, userId: string, passwordHash: string, at: Date): Promise<void> {
    await tx.query(
      `UPDATE auth.account SET password = $2, "updatedAt" = $3 WHERE "userId" = $1 AND "providerId" = 'credential'`,
      [userId, passwordHash, at],
    );
    await this.endPasswordResets(tx, userId, at);
  }

  /** Sets the address with which the account is entered; a link that was mailed to the old one no longer holds. */
  async setAddress(tx: Tx, userId: string, email: string, at: Date): Promise<void> {
    await tx.query(`UPDATE auth."user" SET email = $2, "updatedAt" = $3 WHERE id = $1`, [userId, email, at]);
    await this.endPasswordResets(tx, userId, at);
  }

  /** Ends the session with this token, if it is one. */
  async endSession(tx: Tx, token: string): Promise<void> {
    await tx.query('DELETE FROM auth.session WHERE token = $1', [token]);
  }

  /** Ends every session of the account; the one with `exceptToken` goes on. */
  async endSessions(tx: Tx, userId: string, exceptToken: string | null = null): Promise<void> {
    await tx.query('DELETE FROM auth.session WHERE "userId" = $1 AND token IS DISTINCT FROM $2', [userId, exceptToken]);
  }

  /** Takes the second factor from the account. */
  async removeSecondFactor(tx: Tx, userId: string, at: Date): Promise<void> {
    await tx.query('DELETE FROM auth."twoFactor" WHERE "userId" = $1', [userId]);
    await tx.query(`UPDATE auth."user" SET "twoFactorEnabled" = false, "updatedAt" = $2 WHERE id = $1`, [userId, at]);
  }

  private async endPasswordResets(tx: Tx, userId: string, at: Date): Promise<void> {
    await tx.query(
      `UPDATE password_reset SET expires_at = least(expires_at, $2), sealed_token = NULL
        WHERE used_at IS NULL AND person_id = (SELECT id FROM person WHERE user_id = $1)`,
      [userId, at],
    );
  }
}
