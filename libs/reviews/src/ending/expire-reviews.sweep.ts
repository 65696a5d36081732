import { Sweep, type Sweeper } from '#jobs';
import { ExpireReviews } from './expire-reviews.js';

/** Offers reviews to someone else when they were not accepted or not locked in time. */
@Sweep({ name: 'expire-reviews', everySeconds: 60 })
export class ExpireReviewsSweep implements Sweeper {
  constructor(private readonly expireReviews: ExpireReviews) {}

  sweep(): Promise<number> {
    return this.expireReviews.run();
  }
}
