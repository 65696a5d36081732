import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { microCredentialsSql, versionsSql } from '#catalog';
import type { ReviewItem } from '#contracts';
import { decodeCursor, type Page, sqlWords, toPage } from '#database';
import { enrollmentsSql } from '#pilots';
import { submissionsSql } from '#submissions';
import { openStates, type ReviewKind, type Slot } from '../vocabulary.js';

export type QueueItem = z.input<typeof ReviewItem>;

interface QueueRow extends Omit<QueueItem, 'kind' | 'microCredential' | 'dueAt' | 'lockedAt'> {
  slot: Slot;
  code: string;
  title: string;
  dueAt: Date;
  lockedAt: Date | null;
}

/** One row of the queue. Nothing in it reveals the candidate. The benchmark runs the same SQL. */
export const queueSql = `
  SELECT r.id, s.number AS "submissionNumber", r.slot, r.state, r.claimed, r.offered_at AS "offeredAt", r.due_at AS "dueAt", r.lease_until AS "leaseUntil",
         r.waiting_since AS "waitingSince", r.locked_at AS "lockedAt",
         jsonb_array_length(r.scope) AS "inScope", (SELECT count(*)::int FROM score WHERE score.review_id = r.id) AS scored,
         s.attempt, m.code, m.title
    FROM review r
    JOIN ${submissionsSql} s ON s.id = r.submission_id
    JOIN ${enrollmentsSql} e ON e.id = s.enrollment_id
    JOIN ${versionsSql} v ON v.id = e.version_id
    JOIN ${microCredentialsSql} m ON m.id = v.micro_credential_id`;

/** A page of a reviewer's queue: what is offered or in progress, the soonest due first. */
export const queuePageSql = `${queueSql}
   WHERE r.reviewer_id = $1 AND r.state IN (${sqlWords(openStates)})
     AND ($2::timestamptz IS NULL OR (r.due_at, r.id) > ($2, $3::uuid))
   ORDER BY r.due_at, r.id
   LIMIT $4`;

const lockedPageSql = `${queueSql}
   WHERE r.reviewer_id = $1 AND r.state = 'locked'
     AND ($2::timestamptz IS NULL OR (r.locked_at, r.id) < ($2, $3::uuid))
   ORDER BY r.locked_at DESC, r.id DESC
   LIMIT $4`;

/** A reviewer's own list of work. */
@Injectable()
export class QueueQueries {
  constructor(private readonly dataSource: DataSource) {}

  async page(reviewerId: string, { cursor, limit }: { cursor?: string; limit: number }): Promise<Page<QueueItem>> {
    const [dueAt, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    const rows = await this.dataSource.query<QueueRow[]>(queuePageSql, [reviewerId, dueAt, id, limit + 1]);
    return toPage(rows, limit, (row) => [row.dueAt.toISOString(), row.id], itemOf);
  }

  /** The reviews that the reviewer has locked, the latest first. */
  async locked(reviewerId: string, { cursor, limit }: { cursor?: string; limit: number }): Promise<Page<QueueItem>> {
    const [lockedAt, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    const rows = await this.dataSource.query<QueueRow[]>(lockedPageSql, [reviewerId, lockedAt, id, limit + 1]);
    return toPage(rows, limit, (row) => [row.lockedAt!.toISOString(), row.id], itemOf);
  }

  /** One review, as the queue shows it. The caller has checked whose it is. */
  async item(reviewId: string): Promise<QueueItem> {
    const [row] = await this.dataSource.query<QueueRow[]>(`${queueSql} WHERE r.id = $1`, [reviewId]);
    return itemOf(row!);
  }
}

function itemOf({ slot, code, title, ...row }: QueueRow): QueueItem {
  return { ...row, kind: kindOf(slot), microCredential: { code, title } };
}

/** The kind of a review, as its reviewer is told. */
export function kindOf(slot: Slot): ReviewKind {
  return slot === 3 ? 'adjudication' : 'independent';
}
