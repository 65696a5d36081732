import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { DatabaseClock, type Tx } from '#database';
import { type Submission, SubmissionRepository } from '#submissions';
import { DecisionRepository } from '../decision.repository.js';
import { disputedDetails, type Verdict } from './comparison.policy.js';
import { Judgments } from './judgments.js';
import { Panels } from '../panels/panels.js';
import { ReviewRepository } from '../review.repository.js';
import { Score } from '../score.entity.js';

/** What happens after a review is locked: wait for the other, ask for a third, or decide. */
@Injectable()
export class Deliberation {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly submissions: SubmissionRepository,
    private readonly judgments: Judgments,
    private readonly decisions: DecisionRepository,
    private readonly panels: Panels,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * Moves the submission as far as its locked reviews allow. The caller holds its lock, so of two reviews locked at
   * once, one decides. What a team submitted is decided once all of its reviews are locked: no member's decision says
   * something about the work of the others before they have one.
   */
  async proceed(tx: Tx, submission: Submission): Promise<void> {
    const panel = await this.panels.of(tx, submission);
    for (const { id } of panel) {
      const locked = (await this.reviews.holding(tx, id)).filter(({ slot, state }) => slot !== 3 && state === 'locked');
      if (locked.length < 2) return;
    }
    for (const each of panel) if (isUndecided(each)) await this.proceedOne(tx, each);
  }

  private async proceedOne(tx: Tx, submission: Submission): Promise<void> {
    const reviews = await this.reviews.holding(tx, submission.id);
    const [first, second, third] = ([1, 2, 3] as const).map((slot) =>
      reviews.find((review) => review.slot === slot && review.state === 'locked'),
    );
    if (first === undefined || second === undefined) return;
    const verdicts = await verdictsOf(tx, [first.id, second.id, ...(third ? [third.id] : [])]);
    const independent = [verdicts.get(first.id)!, verdicts.get(second.id)!] as const;

    const isDisputed = disputedDetails(submission.scope, ...independent).length > 0;
    if (isDisputed && third === undefined) {
      if (submission.state === 'in_review')
        await this.submissions.move(tx, { of: submission.id, command: 'adjudicate', actorId: null });
      return;
    }
    const judgment = await this.judgments.of(tx, submission, independent, third && verdicts.get(third.id));
    await this.decisions.add(tx, submission, judgment, await this.clock.now(tx));
    await this.submissions.move(tx, { of: submission.id, command: 'decide', actorId: null });
  }
}

const isUndecided = ({ state }: Submission): boolean => state !== 'decided' && state !== 'released';

/** The verdicts of locked reviews, by review. */
async function verdictsOf(manager: EntityManager, reviewIds: string[]): Promise<Map<string, Verdict[]>> {
  const scores = await manager.findBy(Score, { reviewId: In(reviewIds) });
  return new Map(reviewIds.map((id) => [id, scores.filter((score) => score.reviewId === id)]));
}
