import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { AUTH_POOL } from '../auth/auth.js';
import { tokenHash } from '../auth/mailed-token.js';

/** A backpack that comes in a holder's name. */
export interface HolderGrant {
  personId: string;
  clientId: string;
  scopes: readonly string[];
}

// Stamped and judged like the tokens of systems: see session-authenticator.ts.
const grantOfToken = {
  name: 'grant-of-token',
  text: `SELECT p.id AS "personId", c."clientId", t.scopes, c.scopes AS allowed
           FROM auth."oauthAccessToken" t JOIN auth."oauthClient" c ON c."clientId" = t."clientId" JOIN person p ON p.user_id = t."userId"
           JOIN auth."oauthConsent" o ON o."clientId" = t."clientId" AND o."userId" = t."userId"
          WHERE t.token = $1 AND t."expiresAt" > now() AND t.revoked IS NULL AND t.confirmation IS NULL AND c.disabled IS NOT TRUE
            AND p.roles @> ARRAY['candidate']`,
};

/**
 * Tells for which holder a backpack comes, by its bearer token. Such a token opens the Open Badges API and nothing else:
 * to the guard of all other routes it is no token.
 */
@Injectable()
export class HolderTokens {
  constructor(@Inject(AUTH_POOL) private readonly pool: Pool) {}

  /** Null without a token, or where it, its client or the holder's consent no longer holds. */
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
