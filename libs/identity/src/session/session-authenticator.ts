import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { CONFIGURATION, type Configuration } from '#config';
import { AUTH_POOL } from '../auth/auth.js';
import { Authenticator } from './authenticator.js';
import type { Actor, ClientActor, PersonActor } from '../access/permissions.policy.js';
import type { Role } from '../vocabulary.js';
import { rolesInForce } from '../second-factor/second-factor.policy.js';
import { tokenHash } from '../auth/mailed-token.js';
import { SessionCookies } from './session-cookies.js';

// better-auth uses the machine's clock for sessions and tokens, so they are checked against PostgreSQL's own clock.
// The queries have names, so that PostgreSQL plans each once per connection: planning takes longer than the lookup.
const personOfSession = {
  name: 'person-of-session',
  text: `SELECT p.id, p.roles, u."twoFactorEnabled" IS TRUE AS "secondFactor"
           FROM auth.session s JOIN auth."user" u ON u.id = s."userId" JOIN person p ON p.user_id = u.id
          WHERE s.token = $1 AND s."expiresAt" > now() AND p.deactivated_at IS NULL`,
};

// A token that is bound to a key (DPoP) is not a bearer token. We neither issue nor accept such tokens.
const clientOfToken = {
  name: 'client-of-token',
  text: `SELECT c."clientId" AS id, t.scopes, c."clientCredentialsScopes" AS allowed
           FROM auth."oauthAccessToken" t JOIN auth."oauthClient" c ON c."clientId" = t."clientId"
          WHERE t.token = $1 AND t."expiresAt" > now() AND t.revoked IS NULL AND t.confirmation IS NULL AND t."userId" IS NULL
            AND c.disabled IS NOT TRUE`,
};

/**
 * Identifies who makes a request, by the session cookie or the bearer token of an OAuth client: one signature, one
 * query. It runs before every request; better-auth's own way takes several times as long.
 */
@Injectable()
export class SessionAuthenticator extends Authenticator {
  constructor(
    @Inject(AUTH_POOL) private readonly pool: Pool,
    private readonly cookies: SessionCookies,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {
    super();
  }

  async authenticate(request: IncomingMessage): Promise<Actor | null> {
    // With a token, neither the cookie nor the origin of the request is checked.
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const bearer = /^Bearer +([A-Za-z0-9._~+/-]+=*) *$/i.exec(authorization)?.[1];
      return bearer === undefined ? null : this.clientOf(bearer);
    }
    const token = this.cookies.tokenIn(request);
    return token === null ? null : this.personOf(token);
  }

  private async personOf(token: string): Promise<PersonActor | null> {
    const { rows } = await this.pool.query<{ id: string; roles: Role[]; secondFactor: boolean }>({
      ...personOfSession,
      values: [token],
    });
    const [found] = rows;
    if (found === undefined) return null;
    return {
      kind: 'person',
      id: found.id,
      ...rolesInForce(found.roles, { required: this.configuration.requireTotp, completed: found.secondFactor }),
    };
  }

  private async clientOf(token: string): Promise<ClientActor | null> {
    const { rows } = await this.pool.query<{ id: string; scopes: string[]; allowed: string[] | null }>({
      ...clientOfToken,
      values: [tokenHash(token)],
    });
    const [found] = rows;
    if (found === undefined) return null;
    return { kind: 'client', id: found.id, scopes: found.scopes.filter((scope) => found.allowed?.includes(scope)) };
  }
}
