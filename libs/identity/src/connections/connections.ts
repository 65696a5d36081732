import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIGURATION, type Configuration } from '#config';
import { Outbox, Transactor } from '#database';
import { DomainError, notFound } from '#kernel';
import { AUTH, type AuthOnDemand } from '../auth/auth.js';
import { backpackScopes } from '../vocabulary.js';
import { identityEvents } from '../events.js';

/** A backpack as the holder is asked about it. */
export interface ConnectionRequest {
  clientId: string;
  name: string;
  /** Its own word; null where it gave none. */
  uri: string | null;
  registeredAt: Date;
  /** The host to which the answer goes. */
  answersTo: string;
  scopes: string[];
}

/** A backpack that a holder has let in. */
export interface Connection {
  clientId: string;
  name: string;
  uri: string | null;
  scopes: string[];
  connectedAt: Date;
}

/**
 * How holders and backpacks come together: better-auth's authorization endpoint and its consent, called in-process with
 * requests that Laurel builds anew under PUBLIC_URL. A request is what better-auth signed when the backpack sent the holder
 * here; it holds for ten minutes.
 */
@Injectable()
export class Connections {
  constructor(
    @Inject(AUTH) private readonly auth: AuthOnDemand,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
  ) {}

  /** Where a browser goes from the authorization endpoint: to the holder's decision, or back to the backpack with a code or an error. */
  async authorize(query: string, cookie: string | undefined): Promise<string> {
    const response = await this.call(`/oauth2/authorize?${query}`, { method: 'GET', headers: this.headers(cookie) });
    const location = response.headers.get('location');
    const page = `${this.configuration.publicUrl}/connect?`;
    if (location === null) return `${page}error=invalid_request`;
    // As one parameter: it is signed to the letter, and a page's router writes parameters anew.
    const isAsked = location.startsWith(page) && new URLSearchParams(location.slice(page.length)).has('sig');
    return isAsked ? `${page}${new URLSearchParams({ request: location.slice(page.length) }).toString()}` : location;
  }

  /**
   * Who asks, and for what.
   * @throws DomainError `connection.request` (422) for what is no request; `connection.expired` (410) once its ten minutes are over.
   */
  async describe(request: string): Promise<ConnectionRequest> {
    const asked = new URLSearchParams(request);
    const redirect = asked.get('redirect_uri') ?? '';
    if (!URL.canParse(redirect) || !asked.has('sig')) throw noRequest();
    if (Number(asked.get('exp')) * 1000 < Date.parse(await this.now())) throw expired();
    const [client] = await this.dataSource.query<Omit<ConnectionRequest, 'answersTo' | 'scopes'>[]>(
      `SELECT "clientId", name, uri, "createdAt" AS "registeredAt" FROM auth."oauthClient" WHERE "clientId" = $1 AND "clientCredentialsScopes" IS NULL AND disabled IS NOT TRUE`,
      [asked.get('client_id')],
    );
    if (client === undefined) throw noRequest();
    const wanted: string[] = (asked.get('scope') ?? '').split(' ');
    const scopes = wanted.filter((scope) => (backpackScopes as readonly string[]).includes(scope));
    return { ...client, answersTo: new URL(redirect).host, scopes };
  }

  /**
   * Lets the backpack in, or not; either way the browser goes back to it, at the address that this gives.
   * @throws DomainError like {@link describe}
   */
  async decide({
    personId,
    request,
    allow,
    cookie,
  }: {
    personId: string;
    request: string;
    allow: boolean;
    cookie: string | undefined;
  }): Promise<string> {
    const { clientId, name, scopes } = await this.describe(request);
    const headers = this.headers(cookie);
    headers.set('content-type', 'application/json');
    const response = await this.call('/oauth2/consent', {
      method: 'POST',
      headers,
      body: JSON.stringify({ accept: allow, oauth_query: request }),
    });
    const { url } = (await response.json()) as { url?: string };
    if (!response.ok || url === undefined) throw noRequest();
    await this.transactor.run((tx) =>
      this.outbox.append(
        tx,
        identityEvents[allow ? 'backpack.connected' : 'backpack.refused']({
          subjectId: personId,
          actorId: personId,
          payload: { clientId, name, scopes },
        }),
      ),
    );
    return url;
  }

  /** The backpacks that a holder has let in, the latest first. One that was let in by two requests at once has two consents. */
  of(personId: string): Promise<Connection[]> {
    return this.dataSource.query<Connection[]>(
      `SELECT * FROM (
         SELECT DISTINCT ON (c."clientId") c."clientId", c.name, c.uri, o.scopes, o."createdAt" AS "connectedAt"
           FROM auth."oauthConsent" o JOIN auth."oauthClient" c ON c."clientId" = o."clientId" JOIN person p ON p.user_id = o."userId"
          WHERE p.id = $1 AND c.disabled IS NOT TRUE ORDER BY c."clientId", o."updatedAt" DESC, o.id DESC
       ) connection ORDER BY "connectedAt" DESC, "clientId"`,
      [personId],
    );
  }

  /** Shuts a backpack out again, at once: its consent and all its tokens for this holder go. @throws DomainError `connection.not-found` */
  async withdraw(personId: string, clientId: string): Promise<void> {
    await this.transactor.run(async (tx) => {
      const theirs = `"clientId" = $1 AND "userId" = (SELECT user_id FROM person WHERE id = $2)`;
      const [, taken] = await tx.query<[unknown[], number]>(`DELETE FROM auth."oauthConsent" WHERE ${theirs}`, [
        clientId,
        personId,
      ]);
      if (taken === 0) throw notFound('connection');
      for (const table of ['oauthAccessToken', 'oauthRefreshToken'])
        await tx.query(`DELETE FROM auth."${table}" WHERE ${theirs}`, [clientId, personId]);
      await this.outbox.append(
        tx,
        identityEvents['backpack.disconnected']({ subjectId: personId, actorId: personId, payload: { clientId } }),
      );
    });
  }

  private headers(cookie: string | undefined): Headers {
    const headers = new Headers({ accept: 'text/html', origin: new URL(this.configuration.publicUrl).origin });
    if (cookie !== undefined) headers.set('cookie', cookie);
    return headers;
  }

  private async call(path: string, init: RequestInit): Promise<Response> {
    const { handler } = await this.auth();
    try {
      return await handler(new Request(`${this.configuration.publicUrl}${path}`, init));
    } catch (error) {
      if ((error as { code?: unknown }).code === '22021') throw noRequest(); // NUL, which PostgreSQL refuses
      throw error;
    }
  }

  /** better-auth stamps and judges by the machine's clock; so does PostgreSQL's own for both. */
  private async now(): Promise<string> {
    const [row] = await this.dataSource.query<[{ now: Date }]>('SELECT now()');
    return row.now.toISOString();
  }
}

function noRequest(): DomainError {
  return new DomainError(
    'invalid',
    'connection.request',
    'This is not a request of a backpack as it was sent here. Go back to the backpack and connect again.',
    {
      errors: [{ pointer: '/request', detail: 'The parameter `request` in the address of the page, unchanged.' }],
    },
  );
}

function expired(): DomainError {
  return new DomainError(
    'gone',
    'connection.expired',
    'The ten minutes for this decision are over. Nothing was given away. Go back to the backpack and connect again.',
  );
}
