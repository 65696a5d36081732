import type { EventOf } from '#database';
import { identityEvents } from '#identity';
import { type EventListener, Listener } from '#jobs';
import { ReleaseReviewsOfPerson } from './release-reviews-of-person.js';

const heard = [identityEvents['person.deactivated']] as const;

/** Gives the open reviews of a deactivated reviewer to others. */
@Listener({ queue: 'reviews', events: heard })
export class ReleaseReviewsOnDeactivation implements EventListener<typeof heard> {
  constructor(private readonly releaseReviews: ReleaseReviewsOfPerson) {}

  handle({ subjectId }: EventOf<typeof heard>): Promise<void> {
    return this.releaseReviews.run({ personId: subjectId });
  }
}
