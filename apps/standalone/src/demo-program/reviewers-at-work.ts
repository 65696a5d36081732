import type { PersonActor } from '#identity';
import { AcceptReview, AssignReviewers, LockReview, SaveScore, WorkspaceQueries } from '#reviews';
import type { Cast } from './cast.js';
import type { Word } from './stages.js';

/** What the reviewers of the demo do with a submission. */
export class ReviewersAtWork {
  constructor(private readonly cast: Cast) {}

  /** Offers the submission to both, and accepts unless it is only to be offered. Returns the ids of the reviews. */
  async offer(word: Word, ...reviewers: PersonActor[]): Promise<string[]> {
    const reviews = await this.cast.get(AssignReviewers).run({
      actor: this.cast.administrator,
      submissionId: this.cast.submissions.get(word)!,
      reviewerIds: reviewers.map(({ id }) => id),
    });
    if (word !== 'Five')
      for (const { id, reviewerId } of reviews)
        await this.cast.get(AcceptReview).run({ actor: { id: reviewerId }, reviewId: id });
    return reviewers.map(({ id }) => reviews.find(({ reviewerId }) => reviewerId === id)!.id);
  }

  async score(
    reviewer: PersonActor,
    reviewId: string,
    { only, lastIsUnmet = false }: { only?: number; lastIsUnmet?: boolean } = {},
  ): Promise<void> {
    const { outcomes, rubric } = await this.cast.get(WorkspaceQueries).of(reviewer.id, reviewId);
    const details = outcomes.flatMap((outcome) => outcome.details);
    const [met, unmet] = [rubric.filter(({ meets }) => meets).at(-1)!, rubric.filter(({ meets }) => !meets).at(-1)!];
    for (const [index, { id: detailId, evidence }] of details.slice(0, only).entries()) {
      const isUnmet = lastIsUnmet && index === details.length - 1;
      await this.cast.get(SaveScore).run({
        actor: reviewer,
        reviewId,
        detailId,
        level: (isUnmet ? unmet : met).code,
        rationale: isUnmet
          ? 'The notes tell what was done. They do not show how the team will know that it worked.'
          : '',
        feedback: isUnmet ? 'Add the figures from two months, and say what you will change because of them.' : '',
        cited: isUnmet ? evidence.slice(0, 1).map(({ id }) => id) : [],
        revision: 0,
      });
    }
  }

  async lock(reviewer: PersonActor, reviewId: string): Promise<void> {
    const summary = 'Concrete and honest work. The dates and the counts make it easy to follow.';
    await this.cast.get(LockReview).run({ actor: reviewer, reviewId, summary });
  }
}
