import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { CONFIGURATION, type Configuration } from '#config';
import { DomainError } from '#kernel';
import { programsSql } from '#programs';
import { AUTH_POOL } from '../auth/auth.js';
import { Authenticator } from './authenticator.js';
import type { Actor, ClientActor, PersonActor } from '../access/permissions.policy.js';
import type { Person } from '../person.entity.js';
import { programNamedIn } from './program-named.js';
import { rolesInForce } from '../second-factor/second-factor.policy.js';
import { tokenHash } from '../auth/mailed-token.js';
import { SessionCookies } from './session-cookies.js';

// better-auth uses the machine's clock for sessions and tokens, so they are checked against PostgreSQL's own clock.
// The queries have names, so that PostgreSQL plans each once per connection: planning takes longer than the lookup.
const personOfSession = {
  name: 'person-of-session',
  text: `SELECT p.id, p.program_id AS "programId", p.roles, u."twoFactorEnabled" IS TRUE AS "secondFactor"
           FROM auth.session s JOIN auth."user" u ON u.id = s."userId" JOIN person p ON p.user_id = u.id
          WHERE s.token = $1 AND s."expiresAt" > now() AND p.deactivated_at IS NULL
            AND ($2::text IS NULL OR p.program_id = (SELECT id FROM ${programsSql} AS program WHERE code = $2))
          ORDER BY p.created_at, p.id LIMIT 1`,
};

// A token that is bound to a key (DPoP) is not a bearer token. We neither issue nor accept such tokens.
const clientOfToken = {
  name: 'client-of-token',
  text: `SELECT c."clientId" AS id, c.program_id AS "programId", t.scopes, c."clientCredentialsScopes" AS allowed
           FROM auth."oauthAccessToken" t JOIN auth."oauthClient" c ON c."clientId" = t."clientId"
          WHERE t.token = $1 AND t."expiresAt" > now() AND t.revoked IS NULL AND t.confirmation IS NULL AND t."userId" IS NULL
            AND c.disabled IS NOT TRUE AND c.program_id IS NOT NULL`,
};

/**
 * Identifies who makes a request, by the session cookie or the bearer token of an OAuth client: one signature, one
 * query. It runs before every request; better-auth's own way takes several times as long. Who takes part in several
 * programs acts in the one that the request names, or else in the one that they joined first.
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
    return token === null ? null : this.personOf(token, programNamedIn(request));
  }

  private async personOf(token: string, program: string | null): Promise<PersonActor | null> {
    const { rows } = await this.pool.query<Pick<Person, 'id' | 'programId' | 'roles'> & { secondFactor: boolean }>({
      ...personOfSession,
      values: [token, program],
    });
    const [found] = rows;
    if (found === undefined) return this.refuseForeign(token, program);
    return {
      kind: 'person',
      id: found.id,
      programId: found.programId,
      ...rolesInForce(found.roles, { required: this.configuration.requireTotp, completed: found.secondFactor }),
    };
  }

  /** @throws DomainError `program.not-yours` (403) for a session of somebody who does not take part in the program. */
  private async refuseForeign(token: string, program: string | null): Promise<null> {
    if (program === null || (await this.personOf(token, null)) === null) return null;
    throw new DomainError(
      'forbidden',
      'program.not-yours',
      'You do not take part in this program. Choose one of your own programs.',
      { program },
    );
  }

  private async clientOf(token: string): Promise<ClientActor | null> {
    const { rows } = await this.pool.query<Omit<ClientActor, 'kind'> & { allowed: string[] | null }>({
      ...clientOfToken,
      values: [tokenHash(token)],
    });
    const [found] = rows;
    if (found === undefined) return null;
    const { id, programId, scopes, allowed } = found;
    return { kind: 'client', id, programId, scopes: scopes.filter((scope) => allowed?.includes(scope)) };
  }
}
