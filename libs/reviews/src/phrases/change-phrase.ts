import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import type { Phrase } from './phrase.entity.js';
import { PhraseRepository } from './phrase.repository.js';

/**
 * Changes a reviewer's own phrase. Scores that used it keep their text.
 * @throws DomainError `phrase.not-found`, `phrase.stale` (412)
 */
@Injectable()
export class ChangePhrase {
  constructor(
    private readonly transactor: Transactor,
    private readonly phrases: PhraseRepository,
  ) {}

  run({
    actor,
    phraseId,
    text,
    revision,
  }: {
    actor: Pick<PersonActor, 'id'>;
    phraseId: string;
    text: string;
    revision: number;
  }): Promise<Phrase> {
    return this.transactor.run((tx) =>
      this.phrases.change(tx, { id: phraseId, reviewerId: actor.id, text, seen: revision }),
    );
  }
}
