import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { enrollmentsSql } from '#pilots';

/** The people whom a legal hold protects now: by name, or because they are or were in a pilot. */
export const heldPeopleSql = `(
  SELECT h.person_id FROM legal_hold h WHERE h.ended_at IS NULL AND h.person_id IS NOT NULL
  UNION
  SELECT e.person_id FROM legal_hold h JOIN ${enrollmentsSql} e ON e.pilot_id = h.pilot_id WHERE h.ended_at IS NULL)`;

/** Reads legal holds. */
@Injectable()
export class LegalHolds {
  /** Whether a hold protects this person. */
  async areOn(manager: EntityManager, personId: string): Promise<boolean> {
    const found = await manager.query<unknown[]>(
      `SELECT 1 FROM ${heldPeopleSql} AS held WHERE held.person_id = $1 LIMIT 1`,
      [personId],
    );
    return found.length > 0;
  }
}
