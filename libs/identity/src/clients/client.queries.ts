import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeCursor, type Page, toPage } from '#database';
import { notFound } from '#kernel';
import type { ClientAuthentication, ClientState } from '../vocabulary.js';

/** A system that may use the API, as an administrator sees it. */
export interface ClientItem {
  /** The `client_id`. */
  id: string;
  name: string;
  scopes: string[];
  authentication: ClientAuthentication;
  state: ClientState;
  registeredAt: Date;
}

/** Reads OAuth clients that are systems. Backpacks belong to their holders. */
@Injectable()
export class ClientQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError `client.not-found` */
  async byId(id: string): Promise<ClientItem> {
    const [found] = await this.read('AND "clientId" = $1', [id]);
    if (found === undefined) throw notFound('client');
    return found;
  }

  /** A page of the program's systems, latest first. */
  async page(programId: string, { cursor, limit }: { cursor?: string; limit: number }): Promise<Page<ClientItem>> {
    const [before] = cursor === undefined ? [null] : decodeCursor(cursor, 1);
    const rows = await this.read(
      'AND program_id = $3 AND ($1::text IS NULL OR "clientId" < $1) ORDER BY "clientId" DESC LIMIT $2',
      [before, limit + 1, programId],
    );
    return toPage(
      rows,
      limit,
      ({ id }) => [id],
      (row) => row,
    );
  }

  private read(further: string, parameters: unknown[]): Promise<ClientItem[]> {
    return this.dataSource.query(
      `SELECT "clientId" AS id, name, "clientCredentialsScopes" AS scopes, "createdAt" AS "registeredAt",
              CASE WHEN jwks IS NULL THEN 'secret' ELSE 'public-key' END AS authentication,
              CASE WHEN disabled THEN 'revoked' ELSE 'active' END AS state
         FROM auth."oauthClient" WHERE "clientCredentialsScopes" IS NOT NULL ${further}`,
      parameters,
    );
  }
}
