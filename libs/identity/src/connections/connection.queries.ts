import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { backpackScopes } from '../vocabulary.js';
import { expired, noRequest } from './connection-refusals.js';

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

/** Reads what a backpack asks of a holder, and what a holder has let in. */
@Injectable()
export class ConnectionQueries {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Who asks, and for what.
   * @throws DomainError `connection.request` (422) for what is no request; `connection.expired` (410) once its ten minutes are over.
   */
  async request(request: string): Promise<ConnectionRequest> {
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

  /** better-auth stamps and judges by the machine's clock; so does PostgreSQL's own for both. */
  private async now(): Promise<string> {
    const [row] = await this.dataSource.query<[{ now: Date }]>('SELECT now()');
    return row.now.toISOString();
  }
}
