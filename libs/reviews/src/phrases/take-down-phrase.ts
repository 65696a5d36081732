import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { notFound } from '#kernel';
import { reviewsEvents } from '../events.js';
import { SharedPhrase } from './shared-phrase.entity.js';

/**
 * An administrator removes a phrase that reviewers share. Scores that used it keep their text, and its author keeps
 * their own phrase.
 * @throws DomainError `phrase.not-found`
 */
@Injectable()
export class TakeDownPhrase {
  constructor(
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
  ) {}

  run({
    actor,
    versionId,
    phraseId,
  }: {
    actor: Pick<PersonActor, 'id'>;
    versionId: string;
    phraseId: string;
  }): Promise<void> {
    return this.transactor.run(async (tx) => {
      const place = { id: phraseId, versionId };
      const phrase = await tx.findOneBy(SharedPhrase, place);
      if (phrase === null || (await tx.delete(SharedPhrase, place)).affected !== 1) throw notFound('phrase');
      const payload = { versionId, outcomeId: phrase.outcomeId };
      await this.outbox.append(
        tx,
        reviewsEvents['phrase.removed']({ subjectId: phraseId, actorId: actor.id, payload }),
      );
    });
  }
}
