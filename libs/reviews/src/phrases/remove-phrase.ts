import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { PhraseRepository } from './phrase.repository.js';

/** Removes a reviewer's own phrase. @throws DomainError `phrase.not-found` */
@Injectable()
export class RemovePhrase {
  constructor(
    private readonly transactor: Transactor,
    private readonly phrases: PhraseRepository,
  ) {}

  run({ actor, phraseId }: { actor: Pick<PersonActor, 'id'>; phraseId: string }): Promise<void> {
    return this.transactor.run((tx) => this.phrases.remove(tx, phraseId, actor.id));
  }
}
