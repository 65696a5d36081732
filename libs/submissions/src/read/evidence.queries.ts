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
}
