import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { peopleSql } from '#identity';
import type { AwardState } from '../vocabulary.js';

export interface FoundAward {
  id: string;
  code: string;
  title: string;
  state: AwardState;
  person: { id: string; name: string };
}

const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** Finds badges, for administrators. */
@Injectable()
export class AwardSearch {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The program's latest badges of these people, or with this code. A text with the id of a badge or a credential, such as its
   * address, finds that badge.
   */
  find(programId: string, text: string, personIds: readonly string[], limit: number): Promise<FoundAward[]> {
    return this.dataSource.query<FoundAward[]>(
      `SELECT a.id, b.code, b.title, a.state, jsonb_build_object('id', p.id, 'name', p.name) AS person
         FROM (SELECT id FROM award WHERE person_id = ANY ($1::uuid[])
               UNION SELECT a.id FROM achievement b CROSS JOIN LATERAL
                     (SELECT id FROM award WHERE achievement_id = b.id ORDER BY id DESC LIMIT $4) a
                      WHERE upper(b.code) = upper($2) AND b.program_id = $5
               UNION SELECT id FROM award WHERE id = $3::uuid
               UNION SELECT award_id FROM credential WHERE id = $3::uuid) found
         JOIN award a ON a.id = found.id
         JOIN achievement b ON b.id = a.achievement_id
         JOIN ${peopleSql} p ON p.id = a.person_id AND p.program_id = $5
        ORDER BY a.id DESC LIMIT $4`,
      [personIds, text, uuid.exec(text)?.[0] ?? null, limit, programId],
    );
  }
}
