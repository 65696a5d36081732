import { Injectable } from '@nestjs/common';
import { In, LessThanOrEqual, Not } from 'typeorm';
import { DatabaseClock, Outbox, Transactor, type Tx } from '#database';
import { PersonQueries, type PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { SettingsQueries } from '#programs';
import { reviewsEvents } from '../events.js';
import { ReadingAccess } from '../reading/reading-access.js';
import { Review } from '../review.entity.js';
import { openStates } from '../vocabulary.js';
import { urgencyOf } from './reminding.policy.js';
import { ReviewerReminder } from './reviewer-reminder.entity.js';

/**
 * Reminds a reviewer of their reviews that are late or due soon, as often as the program allows. Leaves out submissions that
 * the administrator reviews too (rule 27).
 * @throws DomainError `person.not-found`; `reviewer.nothing-due`, `reviewer.reminded` (409)
 */
@Injectable()
export class RemindReviewer {
  constructor(
    private readonly transactor: Transactor,
    private readonly people: PersonQueries,
    private readonly programs: SettingsQueries,
    private readonly access: ReadingAccess,
    private readonly outbox: Outbox,
    private readonly clock: DatabaseClock,
  ) {}

  async run({
    actor,
    reviewerId,
  }: {
    actor: Pick<PersonActor, 'id'>;
    reviewerId: string;
  }): Promise<{ remindedAt: Date; reviews: number }> {
    const hidden = await this.access.hiddenFrom(actor);
    return this.transactor.run(async (tx) => {
      const { programId } = await this.people.byId(reviewerId, tx);
      const { reviewerReminders } = await this.programs.of({ kind: 'program', id: programId }, tx);
      const now = await this.clock.now(tx);
      const open = await tx.find(Review, {
        where: { reviewerId, state: In([...openStates]), submissionId: Not(In(hidden)) },
        order: { dueAt: 'ASC', id: 'ASC' },
      });
      const reviews = open
        .map((review) => ({ review, urgency: urgencyOf(review, now, reviewerReminders) }))
        .filter(({ urgency }) => urgency !== 'in-time')
        .map(({ review: { submissionId, dueAt }, urgency }) => ({
          submissionId,
          dueAt: dueAt.toISOString(),
          late: urgency === 'late',
        }));
      if (reviews.length === 0) {
        throw new DomainError(
          'conflict',
          'reviewer.nothing-due',
          'This reviewer has no review that is late or due soon, so no reminder was sent.',
        );
      }
      await this.note(tx, reviewerId, { now, ...reviewerReminders });
      await this.outbox.append(
        tx,
        reviewsEvents['reviewer.reminded']({ subjectId: reviewerId, actorId: actor.id, payload: { reviews } }),
      );
      return { remindedAt: now, reviews: reviews.length };
    });
  }

  /** Two administrators at once: the second waits for the row of the first, then finds it too recent. */
  private async note(tx: Tx, reviewerId: string, { now, restHours }: { now: Date; restHours: number }): Promise<void> {
    const rested = new Date(now.getTime() - restHours * 60 * 60 * 1000);
    const first = await tx
      .createQueryBuilder()
      .insert()
      .into(ReviewerReminder)
      .values({ reviewerId, remindedAt: now })
      .orIgnore()
      .returning('reviewer_id')
      .execute();
    if ((first.raw as unknown[]).length > 0) return;
    const again = await tx.update(
      ReviewerReminder,
      { reviewerId, remindedAt: LessThanOrEqual(rested) },
      { remindedAt: now },
    );
    if (again.affected === 1) return;
    throw new DomainError(
      'conflict',
      'reviewer.reminded',
      `This reviewer was reminded within the last ${restHours} hours, so no second email was sent. Try again later.`,
    );
  }
}
