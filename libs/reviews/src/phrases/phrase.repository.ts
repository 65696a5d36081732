import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '#database';
import { DomainError, notFound } from '#kernel';
import { Phrase } from './phrase.entity.js';

/** Where reviewers' phrases are stored. Each reviewer sees only their own. */
@Injectable()
export class PhraseRepository {
  /** @throws DomainError `phrase.not-found`, also for someone else's phrase */
  async findOwn(manager: EntityManager, id: string, reviewerId: string): Promise<Phrase> {
    const phrase = await manager.findOneBy(Phrase, { id, reviewerId });
    if (phrase === null) throw notFound('phrase');
    return phrase;
  }

  count(manager: EntityManager, reviewerId: string): Promise<number> {
    return manager.countBy(Phrase, { reviewerId });
  }

  async add(tx: Tx, phrase: Phrase): Promise<Phrase> {
    await tx.insert(Phrase, phrase);
    return phrase;
  }

  /** @throws DomainError `phrase.not-found`; `phrase.stale` (412) */
  async change(
    tx: Tx,
    { id, reviewerId, text, seen }: { id: string; reviewerId: string; text: string; seen: number },
  ): Promise<Phrase> {
    const before = await this.findOwn(tx, id, reviewerId);
    const changed = await tx.update(Phrase, { id, reviewerId, revision: seen }, { text, revision: seen + 1 });
    if (changed.affected !== 1)
      throw new DomainError(
        'stale',
        'phrase.stale',
        'This phrase has changed since you opened it. Nothing was overwritten. Read it again, then choose.',
      );
    return { ...before, text, revision: seen + 1 };
  }

  /** @throws DomainError `phrase.not-found` */
  async remove(tx: Tx, id: string, reviewerId: string): Promise<void> {
    const removed = await tx.delete(Phrase, { id, reviewerId });
    if (removed.affected !== 1) throw notFound('phrase');
  }
}
