import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Tx } from '#database';
import { programOfSql } from '#programs';
import type { Submission } from '../submission.entity.js';
import { type IdentifiedFile, type Place, placeOfFile } from './compared-texts.js';
import { fewestShared } from './similarity.policy.js';
import { TextFingerprint } from './text-fingerprint.entity.js';

/** A place in the sealed work of another enrollment. */
export interface PlaceElsewhere extends Place {
  submissionId: string;
  enrollmentId: string;
}

/** A text that has hashes in common with another. */
export interface MatchingText extends PlaceElsewhere {
  sampled: number;
  /** How many of the hashes it has. */
  shared: number;
}

/** The samples of texts, and which of them have something in common. */
@Injectable()
export class FingerprintRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The sealed submissions that have the content of this file: later attempts share it. */
  async sealedWith(fileId: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT DISTINCT s.id FROM artifact_file f
         JOIN artifact_file same ON same.storage_key = f.storage_key AND same.removed_at IS NULL
         JOIN submission s ON s.id = same.submission_id AND s.state <> 'draft' AND s.team_id IS NULL
        WHERE f.id = $1`,
      [fileId],
    );
    return rows.map(({ id }) => id);
  }

  async replace(
    tx: Tx,
    submissionId: string,
    prints: readonly (Place & { sample: readonly bigint[] })[],
  ): Promise<void> {
    await tx.delete(TextFingerprint, { submissionId });
    for (const { place, artifact, fileId, sample } of prints)
      await tx.query(
        `WITH print AS (INSERT INTO text_fingerprint (submission_id, place, artifact, file_id, sampled)
                        VALUES ($1, $2, $3, $4, $5) RETURNING id)
         INSERT INTO text_hash (hash, fingerprint_id) SELECT unnest($6::bigint[]), id FROM print`,
        [submissionId, place, artifact, fileId, sample.length, sample.map(String)],
      );
  }

  /** The texts in sealed work of the program's other enrollments that have enough of these hashes, those with most first. */
  async matching(
    manager: EntityManager,
    { enrollmentId }: Pick<Submission, 'enrollmentId'>,
    sample: readonly bigint[],
  ): Promise<MatchingText[]> {
    if (sample.length < fewestShared) return [];
    return manager.query<MatchingText[]>(
      `SELECT print.place, print.artifact, print.file_id AS "fileId", s.id AS "submissionId", s.enrollment_id AS "enrollmentId",
              print.sampled, common.shared
         FROM (SELECT fingerprint_id, count(*)::int AS shared FROM text_hash WHERE hash = ANY ($2::bigint[])
                GROUP BY fingerprint_id HAVING count(*) >= $3) common
         JOIN text_fingerprint print ON print.id = common.fingerprint_id
         JOIN submission s ON s.id = print.submission_id AND s.enrollment_id <> $1 AND s.state <> 'draft'
        WHERE program_of_enrollment(s.enrollment_id) = ${programOfSql('enrollment', '$1')}
        ORDER BY common.shared DESC, s.attempt DESC, s.id`,
      [enrollmentId, sample.map(String), fewestShared],
    );
  }

  /** The files of this submission that are in sealed work of the program's other enrollments too, in their latest attempts. */
  async sameFiles(
    manager: EntityManager,
    { id, enrollmentId }: Pick<Submission, 'id' | 'enrollmentId'>,
  ): Promise<{ mine: IdentifiedFile; theirs: PlaceElsewhere }[]> {
    const rows = await manager.query<
      { mine: IdentifiedFile; theirs: IdentifiedFile; submissionId: string; enrollmentId: string }[]
    >(
      `SELECT DISTINCT ON (s.enrollment_id, mine.sha256)
              jsonb_build_object('id', mine.id, 'kind', mine.kind, 'sha256', mine.sha256) AS mine,
              jsonb_build_object('id', theirs.id, 'kind', theirs.kind, 'sha256', theirs.sha256) AS theirs,
              s.id AS "submissionId", s.enrollment_id AS "enrollmentId"
         FROM artifact_file mine
         JOIN artifact_file theirs ON theirs.sha256 = mine.sha256 AND theirs.removed_at IS NULL
         JOIN submission s ON s.id = theirs.submission_id AND s.enrollment_id <> $2 AND s.state <> 'draft'
        WHERE mine.submission_id = $1 AND mine.removed_at IS NULL AND mine.sha256 <> ''
          AND program_of_enrollment(s.enrollment_id) = ${programOfSql('enrollment', '$2')}
        ORDER BY s.enrollment_id, mine.sha256, s.attempt DESC, mine.uploaded_at, mine.id, theirs.uploaded_at, theirs.id`,
      [id, enrollmentId],
    );
    return rows.map(({ mine, theirs, ...where }) => ({ mine, theirs: { ...where, ...placeOfFile(theirs) } }));
  }
}
