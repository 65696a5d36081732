import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { Clock, DomainError, Ids } from '#kernel';
import type { Phrase } from './phrase.entity.js';
import { PhraseRepository } from './phrase.repository.js';

/** More than anyone looks through; what bounds the list that is sent whole. */
const atMost = 500;

/**
 * Keeps a phrase for reuse in later reviews. It is seen by its reviewer alone.
 * @throws DomainError `phrase.too-many` (409)
 */
@Injectable()
export class KeepPhrase {
  constructor(
    private readonly transactor: Transactor,
    private readonly phrases: PhraseRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  run({ actor, text }: { actor: Pick<PersonActor, 'id'>; text: string }): Promise<Phrase> {
    return this.transactor.run(async (tx) => {
      if ((await this.phrases.count(tx, actor.id)) >= atMost) {
        throw new DomainError(
          'conflict',
          'phrase.too-many',
          `${atMost} phrases are kept at most. Remove one that you no longer use.`,
        );
      }
      return this.phrases.add(tx, {
        id: this.ids.next(),
        reviewerId: actor.id,
        text,
        createdAt: this.clock.now(),
        revision: 1,
      });
    });
  }
}
