import { Injectable } from '@nestjs/common';
import type { Tx } from '#database';

export interface NewClient {
  id: string;
  /** The program that it may read and write. */
  programId: string;
  name: string;
  scopes: string[];
  /** SHA-256 of the secret; null for a client that signs with its own key. */
  secretHash: string | null;
  /** The public keys (RFC 7517) of a client that signs its assertions; null for a client with a secret. */
  publicKeys: object[] | null;
  at: Date;
}

/** A backpack that registered itself. */
export interface NewBackpack {
  id: string;
  name: string;
  uri: string | null;
  redirectUris: string[];
  /** The scopes that it may ask holders for. */
  scopes: string[];
  /** SHA-256 of the secret; null for a backpack without one. */
  secretHash: string | null;
  at: Date;
}

/**
 * Writes better-auth's OAuth clients. Nothing else does: better-auth's own routes stay closed, and would run outside
 * our transaction.
 */
@Injectable()
export class ClientRepository {
  async insert(tx: Tx, { id, programId, name, scopes, secretHash, publicKeys, at }: NewClient): Promise<void> {
    await tx.query(
      `INSERT INTO auth."oauthClient" (id, "clientId", "clientSecret", jwks, name, scopes, "clientCredentialsScopes", "tokenEndpointAuthMethod",
         "grantTypes", "responseTypes", "redirectUris", "applicationType", "requirePKCE", disabled, "createdAt", "updatedAt", program_id)
       VALUES ($1, $1, $2, $3, $4, $5::jsonb, $5::jsonb, $6, '["client_credentials"]', '[]', '[]', 'web', true, false, $7, $7, $8)`,
      [
        id,
        secretHash,
        publicKeys && JSON.stringify({ keys: publicKeys }),
        name,
        JSON.stringify(scopes),
        publicKeys === null ? 'client_secret_basic' : 'private_key_jwt',
        at,
        programId,
      ],
    );
  }

  /** Stores a backpack. Unlike a system, it has no `clientCredentialsScopes`; that tells the two apart. */
  async insertBackpack(tx: Tx, { id, name, uri, redirectUris, scopes, secretHash, at }: NewBackpack): Promise<void> {
    await tx.query(
      `INSERT INTO auth."oauthClient" (id, "clientId", "clientSecret", name, uri, scopes, "tokenEndpointAuthMethod",
         "grantTypes", "responseTypes", "redirectUris", "applicationType", "requirePKCE", "skipConsent", disabled, "createdAt", "updatedAt")
       VALUES ($1, $1, $2, $3, $4, $5::jsonb, $6, '["authorization_code", "refresh_token"]', '["code"]', $7::jsonb, 'web', true, false, false, $8, $8)`,
      [
        id,
        secretHash,
        name,
        uri,
        JSON.stringify(scopes),
        secretHash === null ? 'none' : 'client_secret_basic',
        JSON.stringify(redirectUris),
        at,
      ],
    );
  }

  /**
   * Disables a client of the program, or a backpack, and deletes its tokens. Returns false when there is no such client.
   */
  async revoke(tx: Tx, { programId, clientId }: { programId: string; clientId: string }, at: Date): Promise<boolean> {
    const [revoked] = await tx.query<[unknown[], number]>(
      `UPDATE auth."oauthClient" SET disabled = true, "updatedAt" = $2 WHERE "clientId" = $1 AND coalesce(program_id, $3) = $3 RETURNING id`,
      [clientId, at, programId],
    );
    if (revoked.length === 0) return false;
    await tx.query('DELETE FROM auth."oauthAccessToken" WHERE "clientId" = $1', [clientId]);
    await tx.query('DELETE FROM auth."oauthRefreshToken" WHERE "clientId" = $1', [clientId]);
    return true;
  }
}
