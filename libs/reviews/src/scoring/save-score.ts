import { Injectable } from '@nestjs/common';
import { Transactor, type Tx } from '#database';
import type { PersonActor } from '#identity';
import { SubmissionRepository } from '#submissions';
import { wentBackToCandidate } from '../back-with-candidate.policy.js';
import { Leases } from '../assignment/leases.js';
import { Panels } from '../panels/panels.js';
import type { Review } from '../review.entity.js';
import { reviewEnded } from '../review.refusals.js';
import { ReviewRepository } from '../review.repository.js';
import type { Score } from '../score.entity.js';
import { ScoreRepository } from '../score.repository.js';
import { ScoringMaterial } from './scoring-material.js';

export interface ScoreInput {
  actor: Pick<PersonActor, 'id'>;
  reviewId: string;
  detailId: string;
  level: string;
  rationale: string;
  feedback: string;
  /** Ids of evidence links. */
  cited: string[];
  /** The revision that the reviewer saw last; 0 for the first score. */
  revision: number;
}

/**
 * Saves one score of a reviewer's own review, complete or not; the lock asks for what is missing. The first score of a
 * submission begins its review and ends the right to recall it (rule 9). When a score and a recall race, one wins. Each
 * save renews the lease of a claimed review.
 * @throws DomainError `review.ended` (410), `review.transition` (409) before it is accepted and once it is locked,
 *   `detail.not-found` outside the scope, `score.level`, `score.evidence` (422), `score.stale` (412).
 */
@Injectable()
export class SaveScore {
  constructor(
    private readonly transactor: Transactor,
    private readonly submissions: SubmissionRepository,
    private readonly reviews: ReviewRepository,
    private readonly scores: ScoreRepository,
    private readonly material: ScoringMaterial,
    private readonly leases: Leases,
    private readonly panels: Panels,
  ) {}

  run({ actor, reviewId, revision, ...given }: ScoreInput): Promise<Score> {
    return this.transactor.run(async (tx) => {
      const seen = await this.reviews.findOwn(tx, reviewId, actor.id);
      if (seen.state === 'accepted') await this.beginReview(tx, seen);
      const review = await this.reviews.lockOwn(tx, reviewId, actor.id);
      const { now, leaseUntil } = await this.leases.renewed(tx, review);
      await this.reviews.move(tx, { of: review, command: 'score', actorId: actor.id }, { leaseUntil });
      const meets = await this.material.meets(tx, review, given);
      return this.scores.save(tx, { reviewId, ...given, meets, savedAt: now, givenIn: null }, revision);
    });
  }

  private async beginReview(tx: Tx, review: Review): Promise<void> {
    const { submissionId, reviewerId } = review;
    const submission = await this.submissions.lock(tx, submissionId);
    if (wentBackToCandidate(review, submission)) throw reviewEnded();
    // The first score of a team's work ends the right to recall any of it.
    for (const { id, state } of await this.panels.of(tx, submission))
      if (state === 'sealed') await this.submissions.move(tx, { of: id, command: 'begin-review', actorId: reviewerId });
  }
}
