import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIGURATION, type Configuration } from '#config';
import { Authenticator } from './authenticator.js';
import type { Actor, ClientActor, PersonActor, Role } from './domain/actor.js';
import { rolesInForce } from './domain/second-factor.policy.js';
import { tokenHash } from './mailed-token.js';
import { SessionCookies } from './session-cookies.js';

/**
 * Tells who makes a request by the session cookie, or by the bearer token of an OAuth client: one signature, one
 * query. better-auth's own way is two queries and twenty times as long, and stands on every request.
 */
@Injectable()
export class SessionAuthenticator extends Authenticator {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cookies: SessionCookies,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {
    super();
  }

  async authenticate(request: IncomingMessage): Promise<Actor | null> {
    // Whoever sends a token means it: the cookie is not looked at, nor the origin of the request.
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const bearer = /^Bearer +([A-Za-z0-9._~+/-]+=*) *$/i.exec(authorization)?.[1];
      return bearer === undefined ? null : this.clientOf(bearer);
    }
    const token = this.cookies.tokenIn(request);
    return token === null ? null : this.personOf(token);
  }

  private async personOf(token: string): Promise<PersonActor | null> {
    // better-auth stamps sessions by the machine's clock, so PostgreSQL's own time judges them here.
    const [found] = await this.dataSource.query<{ id: string; roles: Role[]; secondFactor: boolean }[]>(
      `SELECT p.id, p.roles, u."twoFactorEnabled" IS TRUE AS "secondFactor"
         FROM auth.session s JOIN auth."user" u ON u.id = s."userId" JOIN person p ON p.user_id = u.id
        WHERE s.token = $1 AND s."expiresAt" > now()`,
      [token],
    );
    if (found === undefined) return null;
    return { kind: 'person', id: found.id, ...rolesInForce(found.roles, { required: this.configuration.requireTotp, completed: found.secondFactor }) };
  }

  private async clientOf(token: string): Promise<ClientActor | null> {
    // A token that is bound to a key (DPoP) is not a bearer token; we hand none out, and take none.
    const [found] = await this.dataSource.query<{ id: string; scopes: string[]; allowed: string[] | null }[]>(
      `SELECT c."clientId" AS id, t.scopes, c."clientCredentialsScopes" AS allowed
         FROM auth."oauthAccessToken" t JOIN auth."oauthClient" c ON c."clientId" = t."clientId"
        WHERE t.token = $1 AND t."expiresAt" > now() AND t.revoked IS NULL AND t.confirmation IS NULL AND t."userId" IS NULL AND c.disabled IS NOT TRUE`,
      [tokenHash(token)],
    );
    if (found === undefined) return null;
    return { kind: 'client', id: found.id, scopes: found.scopes.filter((scope) => found.allowed?.includes(scope)) };
  }
}
