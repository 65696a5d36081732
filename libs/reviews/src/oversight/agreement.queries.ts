import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { detailsOf, VersionQueries } from '#catalog';
import type { Agreement } from '#contracts';
import { enrollmentsSql, feedbackSql } from '#pilots';
import { submissionsSql } from '#submissions';

interface PairCount {
  detailId: string;
  compared: number;
  agreed: number;
  meeting: number;
}

interface DecidedCount {
  detailId: string;
  decided: number;
  met: number;
}

/**
 * How a version performs, per outcome: how often independent reviewers agree, where candidates fail, and what candidates
 * say. Each figure has the size of its sample.
 */
@Injectable()
export class AgreementQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly versions: VersionQueries,
  ) {}

  /** @throws DomainError `version.not-found` */
  async of(versionId: string): Promise<z.input<typeof Agreement>> {
    const { content } = await this.versions.byId(versionId);
    const counts = await this.pairs(versionId);
    const decisions = await this.decisions(versionId);
    const details = detailsOf(content);
    const outcomes = content.outcomes.map(({ id, number, statement }) => {
      const own = <Count extends { detailId: string }>(all: Count[]): Count[] =>
        all.filter(({ detailId }) => details.some((detail) => detail.id === detailId && detail.outcomeId === id));
      const compared = sum(own(counts).map((count) => count.compared));
      const agreed = sum(own(counts).map((count) => count.agreed));
      const meeting = sum(own(counts).map((count) => count.meeting));
      const decided = sum(own(decisions).map((count) => count.decided));
      const met = sum(own(decisions).map((count) => count.met));
      return {
        outcomeId: id,
        number,
        statement,
        compared,
        agreed,
        rate: compared === 0 ? null : agreed / compared,
        meeting,
        decided,
        met,
      };
    });
    return {
      versionId,
      submissions: await this.submissions(versionId),
      outcomes,
      feedback: await this.feedback(versionId),
    };
  }

  /** Each decided detail of every attempt, without the carried ones. */
  private decisions(versionId: string): Promise<DecidedCount[]> {
    return this.dataSource.query<DecidedCount[]>(
      `SELECT detail->>'detailId' AS "detailId", count(*)::int AS decided, count(*) FILTER (WHERE (detail->>'meets')::boolean)::int AS met
         FROM decision d
         JOIN ${submissionsSql} s ON s.id = d.submission_id
         JOIN ${enrollmentsSql} e ON e.id = s.enrollment_id
        CROSS JOIN LATERAL jsonb_array_elements(d.details) detail
        WHERE e.version_id = $1 AND detail->>'basis' <> 'carried'
        GROUP BY 1`,
      [versionId],
    );
  }

  private async feedback(versionId: string): Promise<z.input<typeof Agreement>['feedback']> {
    const [means] = await this.dataSource.query<{ answers: number; rigor: number | null; clarity: number | null }[]>(
      `SELECT count(*)::int AS answers, avg(f.rigor)::float8 AS rigor, avg(f.clarity)::float8 AS clarity FROM ${feedbackOnVersion}`,
      [versionId],
    );
    const words = await this.dataSource.query<{ rigor: number; clarity: number; text: string }[]>(
      `SELECT f.rigor, f.clarity, f.text FROM ${feedbackOnVersion} AND f.text <> '' ORDER BY f.given_at DESC LIMIT 100`,
      [versionId],
    );
    return { ...means!, words };
  }

  /** Each detail that two locked reviews scored, before any adjudication. */
  private pairs(versionId: string): Promise<PairCount[]> {
    return this.dataSource.query<PairCount[]>(
      `SELECT a.detail_id AS "detailId", count(*)::int AS compared,
              count(*) FILTER (WHERE a.meets = b.meets)::int AS agreed,
              count(*) FILTER (WHERE a.meets AND b.meets)::int AS meeting
         FROM ${lockedPairs}
         JOIN score a ON a.review_id = first.id
         JOIN score b ON b.review_id = second.id AND b.detail_id = a.detail_id
        WHERE e.version_id = $1 AND a.given_in IS NULL AND b.given_in IS NULL
        GROUP BY a.detail_id`,
      [versionId],
    );
  }

  private async submissions(versionId: string): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM ${lockedPairs} WHERE e.version_id = $1`,
      [versionId],
    );
    return row!.count;
  }
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

const feedbackOnVersion = `${feedbackSql} f JOIN ${enrollmentsSql} e ON e.id = f.enrollment_id WHERE e.version_id = $1`;

const lockedPairs = `review first
         JOIN review second ON second.submission_id = first.submission_id AND second.slot = 2 AND second.state = 'locked' AND first.slot = 1 AND first.state = 'locked'
         JOIN ${submissionsSql} s ON s.id = first.submission_id
         JOIN ${enrollmentsSql} e ON e.id = s.enrollment_id`;
