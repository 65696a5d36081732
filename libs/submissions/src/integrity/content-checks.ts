import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Outbox, Transactor, type Tx } from '#database';
import { Clock, DomainError } from '#kernel';
import { ArtifactStore, measure, type StoredContent } from '#storage';
import { submissionsEvents } from '../events.js';
import type { StoreFaultKind } from '../vocabulary.js';
import { ContentCheck } from './content-check.entity.js';
import { slowed } from './slowed.js';

/** A content and what its record says. */
export interface RecordedContent extends StoredContent {
  storageKey: string;
}

export interface Comparison {
  fault: StoreFaultKind | null;
  /** What the store said about the bytes that were compared. Null when it had none. */
  stamp: string | null;
}

/** Compares contents in the store with their records, and keeps what was found. */
@Injectable()
export class ContentChecks {
  /** By storage key: a second request for a content that is being read waits for that reading. */
  private readonly running = new Map<string, Promise<StoreFaultKind | null>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
    private readonly store: ArtifactStore,
    private readonly clock: Clock,
  ) {}

  /** Reads a content to its end and compares it. @param bytesPerSecond the most that is read. Absent: no limit. */
  async compare({ storageKey, size, sha256 }: RecordedContent, bytesPerSecond?: number): Promise<Comparison> {
    for (;;) {
      const found = await this.store.stat(storageKey);
      if (found === null) return { fault: 'absent', stamp: null };
      const { stamp } = found;
      if (found.size !== size) return { fault: 'other-size', stamp };
      const content = await this.store.read(storageKey, undefined, stamp).catch(changedOrGone);
      if (content === null) continue;
      const measured = await measure(bytesPerSecond === undefined ? content : slowed(content, bytesPerSecond));
      return { fault: measured.sha256 === sha256 ? null : 'other-content', stamp };
    }
  }

  /** Compares a content and keeps the outcome. Damage that was repaired is forgotten. */
  check(content: RecordedContent, bytesPerSecond?: number): Promise<StoreFaultKind | null> {
    const running = this.running.get(content.storageKey);
    if (running !== undefined) return running;
    const check = this.compare(content, bytesPerSecond)
      .then(async (comparison) => {
        await this.keep(content, comparison);
        return comparison.fault;
      })
      .finally(() => this.running.delete(content.storageKey));
    this.running.set(content.storageKey, check);
    return check;
  }

  /** Keeps an outcome. Damage that is found, changes or is gone is an event of each sealed file that it concerns. */
  async keep({ storageKey, sha256 }: RecordedContent, { fault, stamp }: Comparison): Promise<void> {
    const now = this.clock.now();
    await this.transactor.run(async (tx) => {
      const before = await this.locked(tx, storageKey, sha256);
      await tx.query(
        `UPDATE content_check
            SET sha256 = $2, stamp = $3, checked_at = $4, begun_at = NULL, damage = $5,
                damaged_since = CASE WHEN $5::text IS NULL THEN NULL ELSE coalesce(damaged_since, $4::timestamptz) END
          WHERE storage_key = $1`,
        [storageKey, sha256, stamp, now, fault],
      );
      if (fault !== before) await this.tell(tx, storageKey, fault);
    });
  }

  last(storageKey: string): Promise<ContentCheck | null> {
    return this.dataSource.manager.findOneBy(ContentCheck, { storageKey });
  }

  /** Locks the row, so that of two comparisons at once only one finds the damage. @returns the damage that is known. */
  private async locked(tx: Tx, storageKey: string, sha256: string): Promise<StoreFaultKind | null> {
    const [known] = await tx.query<{ damage: StoreFaultKind | null }[]>(
      `INSERT INTO content_check AS known (storage_key, sha256) VALUES ($1, $2)
       ON CONFLICT (storage_key) DO UPDATE SET storage_key = excluded.storage_key
       RETURNING known.damage`,
      [storageKey, sha256],
    );
    return known!.damage;
  }

  private async tell(tx: Tx, storageKey: string, fault: StoreFaultKind | null): Promise<void> {
    const files = await tx.query<{ fileId: string; submissionId: string }[]>(
      `SELECT DISTINCT file_id AS "fileId", submission_id AS "submissionId" FROM sealed_content
        WHERE storage_key = $1 ORDER BY file_id`,
      [storageKey],
    );
    const events = files.map(({ fileId: subjectId, submissionId }) =>
      fault === null
        ? submissionsEvents['file.repaired']({ subjectId, payload: { submissionId, storageKey } })
        : submissionsEvents['file.damaged']({ subjectId, payload: { submissionId, storageKey, damage: fault } }),
    );
    if (events.length > 0) await this.outbox.append(tx, ...events);
  }
}

/** For `.catch`: null when the content was replaced or removed since the store was asked about it. */
export function changedOrGone(error: unknown): null {
  if (error instanceof DomainError && (error.code === 'file.changed' || error.code === 'file.not-found')) return null;
  throw error;
}
