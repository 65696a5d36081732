import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { peopleSql } from '#identity';
import { enrollmentsSql, pilotsSql } from '#pilots';

/** A legal hold, with whom or what it is on. */
export interface ShownHold {
  id: string;
  person: { id: string; name: string } | null;
  pilot: { id: string; title: string } | null;
  reason: string;
  placedAt: Date;
  endedAt: Date | null;
}

const shown = `
  SELECT h.id, h.reason, h.placed_at AS "placedAt", h.ended_at AS "endedAt",
         CASE WHEN p.id IS NULL THEN NULL ELSE jsonb_build_object('id', p.id, 'name', p.name) END AS person,
         CASE WHEN pilot.id IS NULL THEN NULL ELSE jsonb_build_object('id', pilot.id, 'title', pilot.title) END AS pilot
    FROM legal_hold h LEFT JOIN ${peopleSql} p ON p.id = h.person_id LEFT JOIN ${pilotsSql} pilot ON pilot.id = h.pilot_id`;

/** Legal holds, for administrators. */
@Injectable()
export class HoldQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Those in the program that have not ended, the latest first. */
  open(programId: string): Promise<ShownHold[]> {
    return this.dataSource.query(
      `${shown} WHERE h.ended_at IS NULL AND coalesce(p.program_id, pilot.program_id) = $1 ORDER BY h.id DESC`,
      [programId],
    );
  }

  /** Those that protect this person now: by name, or in a pilot. */
  on(personId: string): Promise<ShownHold[]> {
    return this.dataSource.query(
      `${shown} WHERE h.ended_at IS NULL AND (h.person_id = $1
          OR h.pilot_id IN (SELECT e.pilot_id FROM ${enrollmentsSql} e WHERE e.person_id = $1)) ORDER BY h.id DESC`,
      [personId],
    );
  }

  async byId(holdId: string): Promise<ShownHold> {
    const [hold] = await this.dataSource.query<[ShownHold]>(`${shown} WHERE h.id = $1`, [holdId]);
    return hold;
  }
}
