import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { AUTH_POOL } from '../auth/auth.js';
import { tokenHash } from '../auth/mailed-token.js';

/** A backpack that acts for a holder. */
export interface HolderGrant {
  personId: string;
  clientId: string;
  scopes: readonly string[];
}

// Checked against PostgreSQL's own clock, for the reason in session-authenticator.ts.
const grantOfToken = {
  name: 'grant-of-token',
  text: `SELECT p.id AS "personId", c."clientId", t.scopes, c.scopes AS allowed
           FROM auth."oauthAccessToken" t JOIN auth."oauthClient" c ON c."clientId" = t."clientId" JOIN person p ON p.user_id = t."userId"
           JOIN auth."oauthConsent" o ON o."clientId" = t."clientId" AND o."userId" = t."userId"
          WHERE t.token = $1 AND t."expiresAt" > now() AND t.revoked IS NULL AND t.confirmation IS NULL AND c.disabled IS NOT TRUE
            AND coalesce(o.person_id, p.id) = p.id AND p.roles @> ARRAY['candidate'] AND p.deactivated_at IS NULL
          ORDER BY o."updatedAt" DESC, p.created_at, p.id LIMIT 1`,
};

/**
 * Identifies the holder that a backpack acts for by its bearer token. The token works for the Open Badges API only:
 * every other route refuses it.
 */
@Injectable()
export class HolderTokens {
  constructor(@Inject(AUTH_POOL) private readonly pool: Pool) {}

  /** Null without a token, or when the token, the client or the holder's consent is no longer valid. */
  async grantOf({ headers: { authorization } }: Pick<IncomingMessage, 'headers'>): Promise<HolderGrant | null> {
    const token = /^Bearer +([A-Za-z0-9._~+/-]+=*) *$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return null;
    const { rows } = await this.pool.query<HolderGrant & { allowed: string[] | null }>({
      ...grantOfToken,
      values: [tokenHash(token)],
    });
    const [found] = rows;
    return found === undefined
      ? null
      : {
          personId: found.personId,
          clientId: found.clientId,
          scopes: found.scopes.filter((scope) => found.allowed?.includes(scope)),
        };
  }
}
