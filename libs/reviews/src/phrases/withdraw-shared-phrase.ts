import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { notFound } from '#kernel';
import { reviewsEvents } from '../events.js';
import { SharedPhrase } from './shared-phrase.entity.js';

/**
 * Its author withdraws a shared phrase. Scores that used it keep their text.
 * @throws DomainError `phrase.not-found`, also for someone else's phrase
 */
@Injectable()
export class WithdrawSharedPhrase {
  constructor(
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
  ) {}

  run({ actor, phraseId }: { actor: Pick<PersonActor, 'id'>; phraseId: string }): Promise<void> {
    return this.transactor.run(async (tx) => {
      const own = { id: phraseId, authorId: actor.id };
      const phrase = await tx.findOneBy(SharedPhrase, own);
      if (phrase === null || (await tx.delete(SharedPhrase, own)).affected !== 1) throw notFound('phrase');
      const { versionId, outcomeId } = phrase;
      await this.outbox.append(
        tx,
        reviewsEvents['phrase.withdrawn']({
          subjectId: phraseId,
          actorId: actor.id,
          payload: { versionId, outcomeId },
        }),
      );
    });
  }
}
