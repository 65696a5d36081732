import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import { notFound } from '#kernel';
import { AwardRepository } from '../award.repository.js';
import { badgesEvents } from '../events.js';
import { EvidenceShareRepository } from './evidence-share.repository.js';
import type { OwnEvidence } from './share-evidence.js';

/**
 * Makes an item private again: its link never works again, and sharing the item later makes a new one. A private item
 * stays private.
 * @throws DomainError `award.not-found`, also for someone else's award.
 */
@Injectable()
export class WithdrawEvidence {
  constructor(
    private readonly transactor: Transactor,
    private readonly awards: AwardRepository,
    private readonly shares: EvidenceShareRepository,
    private readonly outbox: Outbox,
  ) {}

  run({ actor, awardId, item }: OwnEvidence): Promise<void> {
    return this.transactor.run(async (tx) => {
      if ((await this.awards.find(tx, awardId)).personId !== actor.id) throw notFound('award');
      const shareId = await this.shares.withdraw(tx, awardId, item);
      if (shareId === null) return;
      await this.outbox.append(
        tx,
        badgesEvents['award.evidence-withdrawn']({
          subjectId: awardId,
          actorId: actor.id,
          payload: { personId: actor.id, item, shareId },
        }),
      );
    });
  }
}
