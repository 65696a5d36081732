import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Addresses } from '../addresses.policy.js';
import type { AchievementKind } from '../vocabulary.js';

/** A badge in force with its current credential. */
export interface HeldCredential {
  awardId: string;
  credentialId: string;
  kind: AchievementKind;
  code: string;
  title: string;
  /** Only for a micro-credential. */
  level: string | null;
  stack: string | null;
  /** When the badge was first issued. */
  awardedAt: Date;
  /** When the credential became valid. */
  validFrom: Date;
  /** The credential's address. */
  url: string;
  /** The exact JSON that was signed. */
  document: string;
}

/** Which of a person's badges to read. */
export interface HeldPage {
  /** Only credentials that became valid after this instant. */
  since?: Date;
  offset?: number;
  limit?: number;
}

/** Reads a person's badges in force, as they were signed: for transcripts, packets and backpacks. */
@Injectable()
export class HeldCredentialQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly addresses: Addresses,
  ) {}

  /** In the order they were issued. */
  async of(personId: string, { since, offset = 0, limit }: HeldPage = {}): Promise<HeldCredential[]> {
    const rows = await this.dataSource.query<Omit<HeldCredential, 'url'>[]>(
      `SELECT award.id AS "awardId", award.credential_id AS "credentialId", achievement.kind, achievement.code, achievement.title, achievement.level, achievement.stack,
              award.issued_at AS "awardedAt", issuance.valid_from AS "validFrom", credential.document
         FROM award JOIN achievement ON achievement.id = award.achievement_id
         JOIN credential ON credential.id = award.credential_id JOIN issuance ON issuance.credential_id = credential.id
        WHERE ${held} ORDER BY award.issued_at, award.id OFFSET $3 LIMIT $4`,
      [personId, since ?? null, offset, limit ?? null],
    );
    return rows.map((row) => ({ ...row, url: this.addresses.credential(row.credentialId) }));
  }

  /** How many there are in all. */
  async count(personId: string, { since }: Pick<HeldPage, 'since'> = {}): Promise<number> {
    const [counted] = await this.dataSource.query<[{ count: number }]>(
      `SELECT count(*)::int AS count FROM award JOIN issuance ON issuance.credential_id = award.credential_id WHERE ${held}`,
      [personId, since ?? null],
    );
    return counted.count;
  }

  /** When any badge of the person last changed. Null while there is none. */
  async lastChangeOf(personId: string): Promise<Date | null> {
    const [last] = await this.dataSource.query<[{ at: Date | null }]>(
      'SELECT max(award_history.at) AS at FROM award_history JOIN award ON award.id = award_history.award_id WHERE award.person_id = $1',
      [personId],
    );
    return last.at;
  }
}

const held = `award.person_id = $1 AND award.state = 'issued' AND ($2::timestamptz IS NULL OR issuance.valid_from > $2)`;
