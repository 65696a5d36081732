import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '#database';
import { DomainError } from '#kernel';
import { ReviewNotes } from './review-notes.entity.js';

/** Where reviewers' private notes are stored. */
@Injectable()
export class NotesRepository {
  /** The notes on a review; null before the first. The caller has checked whose review it is. */
  of(manager: EntityManager, reviewId: string): Promise<ReviewNotes | null> {
    return manager.findOneBy(ReviewNotes, { reviewId });
  }

  /**
   * Writes the first notes (revision 0), or changes those that the caller saw last. The caller holds the review's lock.
   * @throws DomainError `notes.stale` (412)
   */
  async save(tx: Tx, notes: Omit<ReviewNotes, 'revision'>, seen: number): Promise<ReviewNotes> {
    const before = await this.of(tx, notes.reviewId);
    if ((before?.revision ?? 0) !== seen) {
      throw new DomainError(
        'stale',
        'notes.stale',
        'These notes have changed since you opened them, perhaps in another tab. Nothing was overwritten. Read them again, then choose.',
      );
    }
    return tx.save(ReviewNotes, { ...notes, revision: seen + 1 });
  }
}
