import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { EvidenceLink } from '../evidence-link.entity.js';

/** The evidence of a submission. */
@Injectable()
export class EvidenceQueries {
  /** The ids of the links of these details. */
  async linkIds(manager: EntityManager, submissionId: string, detailIds: readonly string[]): Promise<string[]> {
    const links = await manager.findBy(EvidenceLink, { submissionId, detailId: In(detailIds) });
    return links.map(({ id }) => id);
  }

  /** The links of two submissions of a team that are copies of one link, from the one to the other. */
  async sameLinks(manager: EntityManager, { from, to }: { from: string; to: string }): Promise<Map<string, string>> {
    const pairs = await manager.query<{ one: string; other: string }[]>(
      `SELECT one.id AS one, other.id AS other
         FROM evidence_link one
         JOIN evidence_link other ON other.submission_id = $2 AND other.detail_id = one.detail_id AND other.kind = one.kind
          AND other.created_at = one.created_at AND other.explanation = one.explanation
          AND (other.page, other.second) IS NOT DISTINCT FROM (one.page, one.second)
        WHERE one.submission_id = $1`,
      [from, to],
    );
    return new Map(pairs.map(({ one, other }) => [one, other]));
  }
}
