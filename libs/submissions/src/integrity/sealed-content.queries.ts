import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StoreFaultKind } from '../vocabulary.js';
import type { RecordedContent } from './content-checks.js';

export interface Damage {
  storageKey: string;
  damage: StoreFaultKind;
  since: Date;
  fileId: string;
  submissionId: string;
  /** The number by which people talk about the submission. */
  submission: number;
}

interface Row {
  storageKey: string;
  size: string;
  sha256: string;
}

/** Which contents are sealed, when they were last compared, and which are damaged. */
@Injectable()
export class SealedContentQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The damage of every sealed content, in the order of the submissions' numbers. */
  damages(): Promise<Damage[]> {
    return this.dataSource.query<Damage[]>(
      `SELECT c.storage_key AS "storageKey", c.damage, c.damaged_since AS since, sealed.file_id AS "fileId",
              s.id AS "submissionId", s.number AS submission
         FROM content_check c
         JOIN sealed_content sealed ON sealed.storage_key = c.storage_key
         JOIN submission s ON s.id = sealed.submission_id
        WHERE c.damage IS NOT NULL
        ORDER BY s.number, c.storage_key`,
    );
  }

  /** How many contents are sealed, and their size in bytes. `left`: of those that were not compared since an instant. */
  async extent(since: Date): Promise<{ contents: number; bytes: number; left: { contents: number; bytes: number } }> {
    const [row] = await this.dataSource.query<Record<'contents' | 'bytes' | 'leftContents' | 'leftBytes', string>[]>(
      `SELECT count(*) AS contents, coalesce(sum(size), 0) AS bytes,
              count(*) FILTER (WHERE is_left) AS "leftContents", coalesce(sum(size) FILTER (WHERE is_left), 0) AS "leftBytes"
         FROM (SELECT DISTINCT ON (sealed.storage_key) sealed.size, c.checked_at IS NULL OR c.checked_at < $1 AS is_left
                 FROM sealed_content sealed LEFT JOIN content_check c USING (storage_key)) one`,
      [since],
    );
    return {
      contents: Number(row!.contents),
      bytes: Number(row!.bytes),
      left: { contents: Number(row!.leftContents), bytes: Number(row!.leftBytes) },
    };
  }

  /** Some contents that were not compared since an instant, after a storage key. */
  async notComparedSince(since: Date, after: string, limit: number): Promise<RecordedContent[]> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT DISTINCT ON (sealed.storage_key) sealed.storage_key AS "storageKey", sealed.size, sealed.sha256
         FROM sealed_content sealed LEFT JOIN content_check c USING (storage_key)
        WHERE sealed.storage_key > $2 AND (c.checked_at IS NULL OR c.checked_at < $1)
        ORDER BY sealed.storage_key LIMIT $3`,
      [since, after, limit],
    );
    return rows.map(recorded);
  }

  /** The contents that were compared longest ago, before an instant; damaged ones before a later one. */
  async longestNotCompared(before: Date, damagedBefore: Date, limit: number): Promise<RecordedContent[]> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT "storageKey", size, sha256
         FROM (SELECT DISTINCT ON (sealed.storage_key) sealed.storage_key AS "storageKey", sealed.size, sealed.sha256, c.checked_at
                 FROM sealed_content sealed LEFT JOIN content_check c USING (storage_key)
                WHERE c.checked_at IS NULL OR c.checked_at < CASE WHEN c.damage IS NULL THEN $1::timestamptz ELSE $2::timestamptz END) due
        ORDER BY checked_at NULLS FIRST, "storageKey" LIMIT $3`,
      [before, damagedBefore, limit],
    );
    return rows.map(recorded);
  }
}

function recorded({ storageKey, size, sha256 }: Row): RecordedContent {
  return { storageKey, size: Number(size), sha256 };
}
