import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { microCredentialsSql, versionsSql } from '#catalog';
import type { WaitingAward } from '#contracts';
import { decodeCursor, type Page, toPage } from '#database';
import { peopleSql } from '#identity';
import { awardWaitsForSql } from '../read/waiting-awards.sql.js';

type Waiting = z.input<typeof WaitingAward>;

/** Met enrollments whose badge waits for requirements of the pilot (rules 18 and 33): for administrators. */
@Injectable()
export class WaitingAwardQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Those of the program. The ones that have waited longest come first. */
  async page(
    programId: string,
    { pilotId, cursor, limit }: { pilotId?: string; cursor?: string; limit: number },
  ): Promise<Page<Waiting>> {
    const [metAt, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    const rows = await this.dataSource.query<(Waiting & { metAt: Date })[]>(
      `SELECT e.id AS "enrollmentId", jsonb_build_object('id', person.id, 'name', person.name) AS person,
              jsonb_build_object('id', p.id, 'code', p.code, 'title', p.title) AS pilot,
              jsonb_build_object('id', v.id, 'code', m.code, 'title', m.title, 'number', v.number) AS version,
              e.met_at AS "metAt", e.zone, waits.kinds AS "waitsFor"
         FROM enrollment e
         JOIN pilot p ON p.id = e.pilot_id
         JOIN ${peopleSql} person ON person.id = e.person_id
         JOIN ${versionsSql} v ON v.id = e.version_id
         JOIN ${microCredentialsSql} m ON m.id = v.micro_credential_id
        CROSS JOIN LATERAL (SELECT ${awardWaitsForSql('e', 'p')} AS kinds) waits
        WHERE p.program_id = $5 AND waits.kinds IS NOT NULL AND ($1::uuid IS NULL OR e.pilot_id = $1)
          AND ($2::timestamptz IS NULL OR (e.met_at, e.id) > ($2, $3::uuid))
        ORDER BY e.met_at, e.id LIMIT $4`,
      [pilotId ?? null, metAt, id, limit + 1, programId],
    );
    return toPage(
      rows,
      limit,
      (row) => [row.metAt.toISOString(), row.enrollmentId],
      (row) => row,
    );
  }
}
