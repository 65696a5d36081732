import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { microCredentialsSql, VersionQueries, versionsSql } from '#catalog';
import type { OwnProblem, ProblemsQuery, ReportedProblem } from '#contracts';
import { decodeCursor, type Page, toPage } from '#database';
import { peopleSql } from '#identity';
import { enrollmentsSql } from '#pilots';
import { artifactFilesSql, submissionsSql } from '#submissions';
import { ReviewProblem } from './problem.entity.js';

type Reported = z.input<typeof ReportedProblem>;

interface ProblemRow extends Omit<
  Reported,
  'reviewer' | 'candidate' | 'microCredential' | 'reportedAt' | 'artifactTitle' | 'returnable'
> {
  reviewerId: string;
  reviewerName: string;
  candidateId: string;
  candidateName: string;
  versionId: string;
  submissionState: string;
  code: string;
  title: string;
  reportedAt: Date;
}

/** Reads reported problems. */
@Injectable()
export class ProblemQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly versions: VersionQueries,
  ) {}

  /** What the reviewer of this review reported, the latest first. The caller has checked whose review it is. */
  async ofReview(reviewId: string): Promise<z.input<typeof OwnProblem>[]> {
    const order = { reportedAt: 'DESC', id: 'DESC' } as const;
    return (await this.dataSource.manager.find(ReviewProblem, { where: { reviewId }, order })).map(ownProblemOf);
  }

  /**
   * The program's open problems, with who reported them: for administrators. The oldest first. Those of a submission that went
   * back to its candidate are left out: they end with their review. `hidden`: submissions that the reader must not learn of
   * (rule 27).
   */
  async open({
    programId,
    submissionId,
    hidden = [],
    cursor,
    limit,
  }: z.output<typeof ProblemsQuery> & { programId: string; hidden?: readonly string[] }): Promise<Page<Reported>> {
    const [reportedAt, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    const rows = await this.dataSource.query<ProblemRow[]>(
      `SELECT problem.id, problem.kind, problem.artifact, problem.file_position AS "filePosition", file.original_name AS "fileName",
              problem.note, problem.reported_at AS "reportedAt", r.id AS "reviewId",
              reviewer.id AS "reviewerId", reviewer.name AS "reviewerName", candidate.id AS "candidateId", candidate.name AS "candidateName",
              s.id AS "submissionId", s.number AS "submissionNumber", s.state AS "submissionState", s.attempt, v.id AS "versionId", m.code, m.title
         FROM review_problem problem
         JOIN review r ON r.id = problem.review_id
         JOIN ${peopleSql} reviewer ON reviewer.id = r.reviewer_id
         JOIN ${submissionsSql} s ON s.id = r.submission_id
         JOIN ${enrollmentsSql} e ON e.id = s.enrollment_id
         JOIN ${peopleSql} candidate ON candidate.id = e.person_id
         JOIN ${versionsSql} v ON v.id = e.version_id
         JOIN ${microCredentialsSql} m ON m.id = v.micro_credential_id
         LEFT JOIN ${artifactFilesSql} file ON file.id = problem.file_id
        WHERE problem.state = 'open' AND m.program_id = $6 AND s.state <> 'draft' AND s.sealed_at <= r.offered_at
          AND ($1::uuid IS NULL OR s.id = $1)
          AND s.id <> ALL ($5::uuid[])
          AND ($2::timestamptz IS NULL OR (problem.reported_at, problem.id) > ($2, $3::uuid))
        ORDER BY problem.reported_at, problem.id
        LIMIT $4`,
      [submissionId ?? null, reportedAt, id, limit + 1, hidden, programId],
    );
    const titles = await this.artifactTitles(rows);
    return toPage(
      rows,
      limit,
      (row) => [row.reportedAt.toISOString(), row.id],
      (row) => reportedOf(row, titles),
    );
  }

  /** The titles of artifacts, by the id of their version and their kind. */
  private async artifactTitles(rows: readonly ProblemRow[]): Promise<ReadonlyMap<string, string>> {
    const versionIds = [...new Set(rows.map(({ versionId }) => versionId))];
    const versions = await Promise.all(versionIds.map((id) => this.versions.byId(id)));
    return new Map(
      versions.flatMap(({ id, content }) => content.artifacts.map(({ kind, title }) => [`${id} ${kind}`, title])),
    );
  }
}

/** A problem as the reviewer who reported it sees it. */
export function ownProblemOf(problem: ReviewProblem): z.input<typeof OwnProblem> {
  const { id, kind, state, artifact, fileId, filePosition, note, reportedAt, closedAt, answer } = problem;
  return { id, kind, state, artifact, fileId, filePosition, note, reportedAt, closedAt, answer };
}

function reportedOf(
  { reviewerId, reviewerName, candidateId, candidateName, versionId, submissionState, code, title, ...row }: ProblemRow,
  titles: ReadonlyMap<string, string>,
): Reported {
  return {
    ...row,
    artifactTitle: row.artifact === null ? null : (titles.get(`${versionId} ${row.artifact}`) ?? null),
    reviewer: { id: reviewerId, name: reviewerName },
    candidate: { id: candidateId, name: candidateName },
    microCredential: { code, title },
    returnable: submissionState === 'sealed',
  };
}
