import { Sweep, type Sweeper } from '#jobs';
import { ExpireReviews as ExpireReviewsOperation } from '#reviews';

/** Passes on what a reviewer did not answer or finish in time. */
@Sweep({ name: 'expire-reviews', everySeconds: 60 })
export class ExpireReviews implements Sweeper {
  constructor(private readonly expireReviews: ExpireReviewsOperation) {}

  sweep(): Promise<number> {
    return this.expireReviews.run();
  }
}
