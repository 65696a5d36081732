import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AwardState } from '../vocabulary.js';

/** A badge that is made of others, with its parts' states. */
export interface CompositeStanding {
  awardId: string;
  state: AwardState;
  parts: AwardState[];
}

/** Reads the standing of badges that are made of others. */
@Injectable()
export class CompositeStandingQueries {
  /** The badges that name an award as a part, or the one badge with that id. */
  of(manager: EntityManager, of: { part: string } | { award: string }): Promise<CompositeStanding[]> {
    const [condition, id] =
      'part' in of
        ? [
            'EXISTS (SELECT FROM issuance_part mine WHERE mine.credential_id = award.credential_id AND mine.award_id = $1)',
            of.part,
          ]
        : ['award.id = $1', of.award];
    return manager.query<CompositeStanding[]>(
      `SELECT award.id AS "awardId", award.state,
              ARRAY(SELECT part.state FROM issuance_part JOIN award part ON part.id = issuance_part.award_id WHERE issuance_part.credential_id = award.credential_id) AS parts
         FROM award WHERE award.composite IS NOT NULL AND ${condition} ORDER BY award.id`,
      [id],
    );
  }
}
