import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { microCredentialsSql, versionsSql } from '#catalog';
import type { ReviewerWork } from '#contracts';
import { DatabaseClock } from '#database';
import { PersonQueries } from '#identity';
import { enrollmentsSql } from '#pilots';
import { SettingsQueries } from '#programs';
import { submissionsSql } from '#submissions';
import { kindOf } from '../assignment/queue.queries.js';
import { mayRemind, urgencyOf } from '../reminding/reminding.policy.js';
import { ReviewerReminder } from '../reminding/reviewer-reminder.entity.js';
import { ReadingAccess } from '../reading/reading-access.js';
import { openStates, type Slot } from '../vocabulary.js';

type Work = z.input<typeof ReviewerWork>;
type OpenReview = Work['open'][number];

interface OpenRow extends Omit<OpenReview, 'kind' | 'waiting' | 'urgency' | 'microCredential' | 'dueAt'> {
  slot: Slot;
  dueAt: Date;
  waitingSince: Date | null;
  code: string;
  title: string;
}

/**
 * What one reviewer has to do, and how fast and how strictly they review: for administrators. Leaves out the submissions
 * that the reader must not learn of (rule 27). Scores count once both independent reviews are locked.
 */
@Injectable()
export class ReviewerQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PersonQueries,
    private readonly programs: SettingsQueries,
    private readonly access: ReadingAccess,
    private readonly clock: DatabaseClock,
  ) {}

  /** @throws DomainError `person.not-found` */
  async of(reviewerId: string, reader: { id: string }): Promise<Work> {
    const { id, name, programId } = await this.people.byId(reviewerId);
    const { reviewerReminders } = await this.programs.of({ kind: 'program', id: programId });
    const hidden = await this.access.hiddenFrom(reader);
    const [now, open, pace, compared, reminder] = await Promise.all([
      this.clock.now(),
      this.open(reviewerId, hidden),
      this.pace(reviewerId, hidden),
      this.compared(reviewerId, hidden),
      this.dataSource.manager.findOneBy(ReviewerReminder, { reviewerId }),
    ]);
    const items = open.map(({ slot, waitingSince, code, title, ...row }) => ({
      ...row,
      kind: kindOf(slot),
      microCredential: { code, title },
      waiting: waitingSince !== null,
      urgency: urgencyOf({ dueAt: row.dueAt, waitingSince }, now, reviewerReminders),
    }));
    const remindedAt = reminder?.remindedAt ?? null;
    return {
      reviewer: { id, name },
      open: items,
      pace,
      compared,
      remindedAt,
      mayRemind: mayRemind({ urgencies: items.map(({ urgency }) => urgency), remindedAt }, now, reviewerReminders),
    };
  }

  private open(reviewerId: string, hidden: string[]): Promise<OpenRow[]> {
    return this.dataSource.query<OpenRow[]>(
      `SELECT r.id AS "reviewId", r.submission_id AS "submissionId", s.number AS "submissionNumber", m.code, m.title, r.slot, r.state,
              jsonb_array_length(r.scope) AS "inScope", (SELECT count(*)::int FROM score WHERE score.review_id = r.id) AS scored,
              r.offered_at AS "offeredAt", r.due_at AS "dueAt", r.waiting_since AS "waitingSince"
         FROM review r
         JOIN ${submissionsSql} s ON s.id = r.submission_id
         JOIN ${enrollmentsSql} e ON e.id = s.enrollment_id
         JOIN ${versionsSql} v ON v.id = e.version_id
         JOIN ${microCredentialsSql} m ON m.id = v.micro_credential_id
        WHERE r.reviewer_id = $1 AND r.state = ANY ($3) AND r.submission_id <> ALL ($2::uuid[])
        ORDER BY r.due_at, r.id
        LIMIT 200`,
      [reviewerId, hidden, openStates],
    );
  }

  private async pace(reviewerId: string, hidden: string[]): Promise<Work['pace']> {
    const [row] = await this.dataSource.query<Work['pace'][]>(
      `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM locked_at - offered_at)::float8 / 86400) AS "medianDays",
              count(*)::int AS sample
         FROM review WHERE reviewer_id = $1 AND state = 'locked' AND submission_id <> ALL ($2::uuid[])`,
      [reviewerId, hidden],
    );
    return row!;
  }

  private async compared(reviewerId: string, hidden: string[]): Promise<Work['compared']> {
    const [row] = await this.dataSource.query<Work['compared'][]>(
      `SELECT count(*)::int AS sample, count(DISTINCT own.submission_id)::int AS submissions,
              count(*) FILTER (WHERE a.meets)::int AS meets, count(*) FILTER (WHERE b.meets)::int AS "othersMeet",
              count(*) FILTER (WHERE a.meets = b.meets)::int AS agreed
         FROM review own
         JOIN review other ON other.submission_id = own.submission_id AND other.slot <> own.slot AND other.slot <> 3 AND other.state = 'locked'
         JOIN score a ON a.review_id = own.id
         JOIN score b ON b.review_id = other.id AND b.detail_id = a.detail_id
        WHERE own.reviewer_id = $1 AND own.slot <> 3 AND own.state = 'locked' AND own.submission_id <> ALL ($2::uuid[])`,
      [reviewerId, hidden],
    );
    return row!;
  }
}
