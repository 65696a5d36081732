import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Tx } from '#database';
import { EvidenceQueries, type Submission } from '#submissions';
import type { Review } from '../review.entity.js';
import { ReviewRepository } from '../review.repository.js';
import { Score } from '../score.entity.js';
import { Panels } from './panels.js';

/**
 * Copies the scores of what a team shows from the first submission of its panel to the others, with a reference to the
 * review in which they were given (rule 48). They are copied once that review is locked, and do not change any more.
 */
@Injectable()
export class SharedScores {
  constructor(
    private readonly panels: Panels,
    private readonly reviews: ReviewRepository,
    private readonly evidence: EvidenceQueries,
  ) {}

  /** From a locked review to those of the same slot. Nothing happens unless it is of the first submission. */
  async give(tx: Tx, submission: Submission, { slot }: Pick<Review, 'slot'>): Promise<void> {
    const [lead, ...others] = await this.panels.of(tx, submission);
    if (lead.id === submission.id) for (const other of others) await this.receive(tx, other, slot);
  }

  /** Into the review of this slot, if the first submission has a locked one. */
  async receive(tx: Tx, submission: Submission, slot: Review['slot']): Promise<void> {
    const scored = await this.panels.scoredFor(tx, submission);
    if (scored === null) return;
    const given = (await this.reviews.holding(tx, scored.lead.id)).find((one) => one.slot === slot);
    const taking = (await this.reviews.holding(tx, submission.id)).find((one) => one.slot === slot);
    if (given?.state !== 'locked' || taking === undefined || taking.state === 'locked') return;
    const details = scored.details.filter((id) => taking.scope.includes(id));
    const scores = await tx.findBy(Score, { reviewId: given.id, detailId: In(details) });
    if (scores.length === 0) return;
    const links = await this.evidence.sameLinks(tx, { from: scored.lead.id, to: submission.id });
    for (const score of scores) {
      const cited = score.cited.flatMap((id) => links.get(id) ?? []);
      await tx.upsert(Score, { ...score, reviewId: taking.id, cited, givenIn: given.id } as never, [
        'reviewId',
        'detailId',
      ]);
    }
    // It can be locked without a score of its own.
    if (taking.state === 'accepted') await this.reviews.move(tx, { of: taking.id, command: 'score', actorId: null });
  }
}
