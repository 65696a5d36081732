import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { SubmissionRepository } from '#submissions';
import { Decision } from '../decision.entity.js';
import { ReviewedVersions } from '../reviewed-versions.js';
import { Review } from '../review.entity.js';
import { reviewNotAccepted } from '../review.refusals.js';
import { ReviewRepository } from '../review.repository.js';
import { SharedPhrase } from './shared-phrase.entity.js';
import { maySeeSharedPhrase, type ReaderSubmission } from './shared-phrase.policy.js';

/** A shared phrase without its author. */
export interface ShownPhrase {
  id: string;
  outcomeId: string;
  text: string;
  own: boolean;
}

/** Phrases that reviewers share, as far as the reader may see them yet. */
@Injectable()
export class SharedPhraseQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reviews: ReviewRepository,
    private readonly submissions: SubmissionRepository,
    private readonly versions: ReviewedVersions,
  ) {}

  /**
   * The phrases at the outcomes of a reviewer's own review, the newest first.
   * @throws DomainError `review.not-found`; `review.ended` (410); `review.not-accepted` (409)
   */
  async atDesk(reader: { id: string }, reviewId: string): Promise<ShownPhrase[]> {
    const { manager } = this.dataSource;
    const review = await this.reviews.findOwn(manager, reviewId, reader.id);
    if (review.state === 'offered') throw reviewNotAccepted(review.state);
    const version = await this.versions.of(manager, await this.submissions.find(manager, review.submissionId));
    return this.shown(reader.id, version.id, review.submissionId);
  }

  /** The phrases of a version, for an administrator. */
  ofVersion(reader: { id: string }, versionId: string): Promise<ShownPhrase[]> {
    return this.shown(reader.id, versionId, null);
  }

  private async shown(readerId: string, versionId: string, deskOf: string | null): Promise<ShownPhrase[]> {
    const phrases = await this.dataSource.manager.find(SharedPhrase, { where: { versionId }, order: { id: 'DESC' } });
    if (phrases.length === 0) return [];
    const reviewed = await this.reviewedBy(readerId);
    return phrases
      .filter((phrase) => maySeeSharedPhrase(readerId, phrase, deskOf, reviewed))
      .map(({ id, outcomeId, text, authorId }) => ({ id, outcomeId, text, own: authorId === readerId }));
  }

  private async reviewedBy(readerId: string): Promise<ReaderSubmission[]> {
    const { manager } = this.dataSource;
    const own = await manager.find(Review, { where: { reviewerId: readerId }, select: { submissionId: true } });
    const submissionIds = [...new Set(own.map(({ submissionId }) => submissionId))];
    if (submissionIds.length === 0) return [];
    const reviews = await manager.find(Review, {
      where: { submissionId: In(submissionIds) },
      select: { submissionId: true, reviewerId: true, offeredAt: true },
    });
    const decisions = await manager.find(Decision, {
      where: { submissionId: In(submissionIds) },
      select: { submissionId: true },
    });
    const decided = new Set(decisions.map(({ submissionId }) => submissionId));
    return submissionIds.map((submissionId) => {
      const all = reviews.filter((review) => review.submissionId === submissionId);
      return {
        submissionId,
        reviewsBeganAt: new Date(Math.min(...all.map(({ offeredAt }) => offeredAt.getTime()))),
        isDecided: decided.has(submissionId),
        otherReviewerIds: all.map(({ reviewerId }) => reviewerId).filter((id) => id !== readerId),
      };
    });
  }
}
