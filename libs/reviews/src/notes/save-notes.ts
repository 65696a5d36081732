import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { Leases } from '../assignment/leases.js';
import { reviewNotAccepted } from '../review.refusals.js';
import { ReviewRepository } from '../review.repository.js';
import { NotesRepository } from './notes.repository.js';
import type { ReviewNotes, TextHighlight } from './review-notes.entity.js';

export interface NotesInput {
  actor: Pick<PersonActor, 'id'>;
  reviewId: string;
  text: string;
  highlights: TextHighlight[];
  /** The revision that the reviewer saw last; 0 for the first notes. */
  revision: number;
}

/**
 * Saves a reviewer's private notes on their own review, also after the lock. Nobody else reads them, and they do not
 * renew the lease.
 * @throws DomainError `review.not-found`; `review.ended` (410); `review.not-accepted` (409); `notes.stale` (412)
 */
@Injectable()
export class SaveNotes {
  constructor(
    private readonly transactor: Transactor,
    private readonly reviews: ReviewRepository,
    private readonly leases: Leases,
    private readonly notes: NotesRepository,
  ) {}

  run({ actor, reviewId, revision, text, highlights }: NotesInput): Promise<ReviewNotes> {
    return this.transactor.run(async (tx) => {
      const review = await this.reviews.lockOwn(tx, reviewId, actor.id);
      if (review.state === 'offered') throw reviewNotAccepted(review.state);
      const savedAt = await this.leases.refuseLapsed(tx, review);
      return this.notes.save(tx, { reviewId, text, highlights, savedAt }, revision);
    });
  }
}
