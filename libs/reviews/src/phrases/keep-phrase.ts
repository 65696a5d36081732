import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { Clock, DomainError, Ids } from '#kernel';
import type { Phrase } from './phrase.entity.js';
import { PhraseRepository } from './phrase.repository.js';

/** The list is sent whole, so it needs a limit. Nobody looks through more. */
const atMost = 500;

/**
 * Saves a phrase for reuse in later reviews. Only its reviewer sees it.
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
          `You have ${atMost} phrases, which is the limit. Remove one that you no longer use.`,
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
