import { Injectable } from '@nestjs/common';
import { DatabaseClock, Outbox, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { DomainError, Ids, notFound } from '#kernel';
import { reviewsEvents } from '../events.js';
import { OwnReviews } from '../own-reviews.js';
import { reviewNotAccepted } from '../review.refusals.js';
import { ReviewedVersions } from '../reviewed-versions.js';
import { PhraseRepository } from './phrase.repository.js';
import { SharedPhrase } from './shared-phrase.entity.js';
import type { ShownPhrase } from './shared-phrase.queries.js';

/** How many phrases a reviewer can share in a version. The list is sent whole. */
const atMost = 50;

export interface ShareInput {
  actor: Pick<PersonActor, 'id'>;
  reviewId: string;
  phraseId: string;
  outcomeId: string;
}

/**
 * Shares a copy of a reviewer's own phrase with the reviewers of an outcome, without a name. Sharing it again changes
 * nothing. Others see it by `maySeeSharedPhrase`.
 * @throws DomainError `review.not-found`; `review.ended` (410); `review.not-accepted`, `phrase.too-many` (409);
 *   `phrase.not-found`; `outcome.not-found`
 */
@Injectable()
export class SharePhrase {
  constructor(
    private readonly transactor: Transactor,
    private readonly reviews: OwnReviews,
    private readonly versions: ReviewedVersions,
    private readonly phrases: PhraseRepository,
    private readonly outbox: Outbox,
    private readonly clock: DatabaseClock,
    private readonly ids: Ids,
  ) {}

  run({ actor, reviewId, phraseId, outcomeId }: ShareInput): Promise<ShownPhrase> {
    return this.transactor.run(async (tx) => {
      const { review, submission } = await this.reviews.find(tx, reviewId, actor.id);
      if (review.state === 'offered') throw reviewNotAccepted(review.state);
      const { text } = await this.phrases.findOwn(tx, phraseId, actor.id);
      const { id: versionId, content } = await this.versions.of(tx, submission);
      if (!content.outcomes.some(({ id }) => id === outcomeId)) throw notFound('outcome');
      const place = { versionId, outcomeId, authorId: actor.id };
      const before = await tx.findOneBy(SharedPhrase, { ...place, text });
      if (before !== null) return { id: before.id, outcomeId, text, own: true };
      if ((await tx.countBy(SharedPhrase, { versionId, authorId: actor.id })) >= atMost) {
        throw new DomainError(
          'conflict',
          'phrase.too-many',
          `You share ${atMost} phrases here, which is the limit. Withdraw one that is no longer useful.`,
        );
      }
      const id = this.ids.next();
      await tx.insert(SharedPhrase, { id, ...place, text, sharedAt: await this.clock.now(tx) });
      await this.outbox.append(
        tx,
        reviewsEvents['phrase.shared']({ subjectId: id, actorId: actor.id, payload: { versionId, outcomeId } }),
      );
      return { id, outcomeId, text, own: true };
    });
  }
}
