import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DatabaseClock, decodeCursor, type Page, toPage } from '#database';
import { notFound } from '#kernel';
import { programsSql } from '#programs';
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

/** An open invitation, as the person who got the mail reads it. */
export interface OpenedInvitation extends InvitationItem {
  /** The program that they are invited to. */
  program: { code: string; name: string };
  /** Whether they have an account from another program, with which they join. No administrator learns it. */
  hasAccount: boolean;
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

  /** @throws DomainError `invitation.not-found` */
  async opened(id: string): Promise<OpenedInvitation> {
    const [more] = await this.dataSource.query<Pick<OpenedInvitation, 'program' | 'hasAccount'>[]>(
      `SELECT jsonb_build_object('code', g.code, 'name', g.name) AS program, EXISTS (SELECT FROM auth."user" u WHERE u.email = p.email) AS "hasAccount"
         FROM invitation i JOIN person p ON p.id = i.person_id JOIN ${programsSql} g ON g.id = p.program_id WHERE i.id = $1`,
      [id],
    );
    return { ...(await this.byId(id)), ...more! };
  }

  /** A page of a program's invitations, latest first. */
  async page(programId: string, { cursor, limit }: { cursor?: string; limit: number }): Promise<Page<InvitationItem>> {
    const [before] = cursor === undefined ? [null] : decodeCursor(cursor, 1);
    const rows = await this.read(
      'WHERE p.program_id = $4 AND ($2::uuid IS NULL OR i.id < $2) ORDER BY i.id DESC LIMIT $3',
      [before, limit + 1, programId],
    );
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
