import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DatabaseClock, decodeCursor, type Page, toPage } from '#database';
import { notFound } from '#kernel';
import type { InvitationState, Role } from '../vocabulary.js';

/** An invitation with the person it invites. */
export interface InvitationItem {
  id: string;
  personId: string;
  email: string;
  name: string;
  roles: Role[];
  state: InvitationState;
  invitedAt: Date;
  expiresAt: Date;
}

/** Reads invitations. */
@Injectable()
export class InvitationQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: DatabaseClock,
  ) {}

  /** @throws DomainError `invitation.not-found` */
  async byId(id: string): Promise<InvitationItem> {
    const [found] = await this.read('WHERE i.id = $2', [id]);
    if (found === undefined) throw notFound('invitation');
    return found;
  }

  /** A page of invitations, latest first. */
  async page({ cursor, limit }: { cursor?: string; limit: number }): Promise<Page<InvitationItem>> {
    const [before] = cursor === undefined ? [null] : decodeCursor(cursor, 1);
    const rows = await this.read('WHERE $2::uuid IS NULL OR i.id < $2 ORDER BY i.id DESC LIMIT $3', [
      before,
      limit + 1,
    ]);
    return toPage(
      rows,
      limit,
      ({ id }) => [id],
      (row) => row,
    );
  }

  private async read(where: string, parameters: unknown[]): Promise<InvitationItem[]> {
    return this.dataSource.query(
      `SELECT i.id, p.id AS "personId", p.email, p.name, p.roles, i.invited_at AS "invitedAt", i.expires_at AS "expiresAt",
              CASE WHEN i.accepted_at IS NOT NULL THEN 'accepted' WHEN i.revoked_at IS NOT NULL THEN 'revoked'
                   WHEN i.expires_at <= $1 THEN 'expired' ELSE 'open' END AS state
         FROM invitation i JOIN person p ON p.id = i.person_id ${where}`,
      [await this.clock.now(), ...parameters],
    );
  }
}
