import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { DomainError, notFound } from '#kernel';
import { AwardRepository } from '../award.repository.js';
import { badgesEvents } from '../events.js';
import { EvidenceShareRepository } from './evidence-share.repository.js';
import type { EvidenceItem } from '../vocabulary.js';

/** Which item of which of one's own badges. */
export interface OwnEvidence {
  actor: Pick<PersonActor, 'id'>;
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

  run({ actor, awardId, item }: OwnEvidence): Promise<void> {
    return this.transactor.run(async (tx) => {
      const award = await this.awards.find(tx, awardId);
      if (award.personId !== actor.id) throw notFound('award');
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
          actorId: actor.id,
          payload: { personId: actor.id, item, shareId: share.id },
        }),
      );
    });
  }
}
