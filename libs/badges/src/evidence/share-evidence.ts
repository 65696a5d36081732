import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { DomainError, notFound } from '#kernel';
import { AwardRepository } from '../award.repository.js';
import { badgesEvents } from '../events.js';
import { EvidenceShareRepository } from './evidence-share.repository.js';
import { SharedEvidenceQueries } from './shared-evidence.queries.js';
import type { EvidenceItem } from '../vocabulary.js';

/** One item of the person's own badge. */
export interface OwnEvidence {
  actor: Pick<PersonActor, 'id'>;
  awardId: string;
  item: EvidenceItem;
}

/**
 * Shares one item of a badge's evidence with anyone who has the link. The badge's public page lists it where the holder
 * wants that. Sharing again keeps the link.
 * @throws DomainError `award.not-found`, also for someone else's award; `evidence.of-its-parts` (409) for a stack or
 * the whole; `evidence.badge-revoked` (409); `evidence.not-found` for an item that the work does not have.
 */
@Injectable()
export class ShareEvidence {
  constructor(
    private readonly transactor: Transactor,
    private readonly awards: AwardRepository,
    private readonly shares: EvidenceShareRepository,
    private readonly evidence: SharedEvidenceQueries,
    private readonly outbox: Outbox,
  ) {}

  async run({ actor, awardId, item, listed }: OwnEvidence & { listed: boolean }): Promise<void> {
    const items = await this.evidence.ofOwn(actor.id, awardId);
    await this.transactor.run(async (tx) => {
      const award = await this.awards.find(tx, awardId);
      if (award.personId !== actor.id) throw notFound('award');
      if (award.enrollmentId === null)
        throw new DomainError(
          'conflict',
          'evidence.of-its-parts',
          'The badge of a stack has no evidence of its own. Share the evidence of one of its badges.',
        );
      if (award.state === 'revoked')
        throw new DomainError(
          'conflict',
          'evidence.badge-revoked',
          'This badge is revoked, so you cannot share its evidence.',
        );
      if (!items.some((known) => known.item === item)) throw notFound('evidence');
      const share = await this.shares.open(tx, { awardId, item, listed });
      const changed = share === null ? await this.shares.list(tx, { awardId, item, listed }) : null;
      const shareId = share?.id ?? changed;
      if (shareId === null) return;
      await this.outbox.append(
        tx,
        badgesEvents[share === null ? 'award.evidence-listed' : 'award.evidence-shared']({
          subjectId: awardId,
          actorId: actor.id,
          payload: { personId: actor.id, item, shareId, listed },
        }),
      );
    });
  }
}
