import { Sweep, type Sweeper } from '#jobs';
import { ExpireReviews } from './expire-reviews.js';

/** Passes on what a reviewer did not answer or finish in time. */
@Sweep({ name: 'expire-reviews', everySeconds: 60 })
export class ExpireReviewsSweep implements Sweeper {
  constructor(private readonly expireReviews: ExpireReviews) {}

  sweep(): Promise<number> {
    return this.expireReviews.run();
  }
}
