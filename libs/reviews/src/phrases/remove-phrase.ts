import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import { PhraseRepository } from './phrase.repository.js';

/** Removes a phrase of one's own. @throws DomainError `phrase.not-found` */
@Injectable()
export class RemovePhrase {
  constructor(
    private readonly transactor: Transactor,
    private readonly phrases: PhraseRepository,
  ) {}

  run({ actorId, phraseId }: { actorId: string; phraseId: string }): Promise<void> {
    return this.transactor.run((tx) => this.phrases.remove(tx, phraseId, actorId));
  }
}
