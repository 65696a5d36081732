import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { backpackScopes } from '../vocabulary.js';
import { expired, noRequest } from './connection-refusals.js';

/** A backpack that asks a holder for access. */
export interface ConnectionRequest {
  clientId: string;
  name: string;
  /** The address it states; null when it states none. */
  uri: string | null;
  registeredAt: Date;
  /** The host that receives the answer. */
  answersTo: string;
  scopes: string[];
}

/** A backpack that a holder has connected. */
export interface Connection {
  clientId: string;
  name: string;
  uri: string | null;
  scopes: string[];
  connectedAt: Date;
}

/** Reads requests of backpacks, and the connections of a holder. */
@Injectable()
export class ConnectionQueries {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Which backpack asks, and for what.
   * @throws DomainError `connection.request` (422) when it is not a valid request; `connection.expired` (410) after ten
   * minutes.
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

  /**
   * The backpacks that a holder has connected, latest first. Two simultaneous decisions leave two consents, so each
   * backpack is listed once.
   */
  of(personId: string): Promise<Connection[]> {
    return this.dataSource.query<Connection[]>(
      `SELECT * FROM (
         SELECT DISTINCT ON (c."clientId") c."clientId", c.name, c.uri, o.scopes, o."createdAt" AS "connectedAt"
           FROM auth."oauthConsent" o JOIN auth."oauthClient" c ON c."clientId" = o."clientId" JOIN person p ON p.user_id = o."userId"
          WHERE p.id = $1 AND coalesce(o.person_id, p.id) = p.id AND c.disabled IS NOT TRUE ORDER BY c."clientId", o."updatedAt" DESC, o.id DESC
       ) connection ORDER BY "connectedAt" DESC, "clientId"`,
      [personId],
    );
  }

  /** The time by PostgreSQL's own clock, which agrees with the machine clock that better-auth uses. */
  private async now(): Promise<string> {
    const [row] = await this.dataSource.query<[{ now: Date }]>('SELECT now()');
    return row.now.toISOString();
  }
}
