import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactor } from '#database';
import { Clock, DomainError } from '#kernel';
import { ArtifactStore, measure, type StoredContent } from '#storage';
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

  async keep({ storageKey, sha256 }: RecordedContent, { fault, stamp }: Comparison): Promise<void> {
    const now = this.clock.now();
    await this.transactor.run((tx) =>
      tx.query(
        `INSERT INTO content_check AS known (storage_key, sha256, stamp, checked_at, damage, damaged_since)
         VALUES ($1, $2, $3, $4, $5, CASE WHEN $5::text IS NULL THEN NULL ELSE $4::timestamptz END)
         ON CONFLICT (storage_key) DO UPDATE
           SET sha256 = excluded.sha256, stamp = excluded.stamp, checked_at = excluded.checked_at, begun_at = NULL,
               damage = excluded.damage,
               damaged_since = CASE WHEN excluded.damage IS NULL THEN NULL ELSE coalesce(known.damaged_since, excluded.damaged_since) END`,
        [storageKey, sha256, stamp, now, fault],
      ),
    );
  }

  last(storageKey: string): Promise<ContentCheck | null> {
    return this.dataSource.manager.findOneBy(ContentCheck, { storageKey });
  }
}

/** For `.catch`: null when the content was replaced or removed since the store was asked about it. */
export function changedOrGone(error: unknown): null {
  if (error instanceof DomainError && (error.code === 'file.changed' || error.code === 'file.not-found')) return null;
  throw error;
}
