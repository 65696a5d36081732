import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import { DomainError, notFound } from '#kernel';
import { AwardRepository } from '../award.repository.js';
import { badgesEvents } from '../events.js';
import { EvidenceShareRepository } from './evidence-share.repository.js';
import type { EvidenceItem } from '../vocabulary.js';

/** Which item of which of one's own badges. */
export interface OwnEvidence {
  personId: string;
  awardId: string;
  item: EvidenceItem;
}

/**
 * Lets whoever has the link see one item of what is behind a badge: its holder decides, item by item. An item that is
 * shared already keeps its link.
 * @throws DomainError `award.not-found`, also for the award of another; `evidence.of-its-parts` (409) for the badge of a
 * stack or the whole; `evidence.badge-revoked` (409).
 */
@Injectable()
export class ShareEvidence {
  constructor(
    private readonly transactor: Transactor,
    private readonly awards: AwardRepository,
    private readonly shares: EvidenceShareRepository,
    private readonly outbox: Outbox,
  ) {}

  run({ personId, awardId, item }: OwnEvidence): Promise<void> {
    return this.transactor.run(async (tx) => {
      const award = await this.awards.find(tx, awardId);
      if (award.personId !== personId) throw notFound('award');
      if (award.enrollmentId === null)
        throw new DomainError(
          'conflict',
          'evidence.of-its-parts',
          'The badge of a stack has no evidence of its own. Share that of a badge which it is made of.',
        );
      if (award.state === 'revoked')
        throw new DomainError(
          'conflict',
          'evidence.badge-revoked',
          'This badge is revoked, so nothing behind it can be shared.',
        );
      const share = await this.shares.open(tx, awardId, item);
      if (share === null) return;
      await this.outbox.append(
        tx,
        badgesEvents['award.evidence-shared']({
          subjectId: awardId,
          actorId: personId,
          payload: { personId, item, shareId: share.id },
        }),
      );
    });
  }
}
