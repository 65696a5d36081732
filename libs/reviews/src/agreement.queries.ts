import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { detailsOf, VersionQueries } from '#catalogue';
import type { Agreement } from '#contracts';

interface PairCount {
  detailId: string;
  compared: number;
  agreed: number;
  meeting: number;
}

/** How far independent reviewers see the same: per outcome of a version, with the size of the sample. */
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
    const details = detailsOf(content);
    const outcomes = content.outcomes.map(({ id, number, statement }) => {
      const own = counts.filter(({ detailId }) => details.some((detail) => detail.id === detailId && detail.outcomeId === id));
      const total = (of: 'compared' | 'agreed' | 'meeting'): number => own.reduce((sum, count) => sum + count[of], 0);
      const [compared, agreed, meeting] = [total('compared'), total('agreed'), total('meeting')];
      return { outcomeId: id, number, statement, compared, agreed, rate: compared === 0 ? null : agreed / compared, meeting };
    });
    return { versionId, submissions: await this.submissions(versionId), outcomes };
  }

  /** Each detail that two locked reviews scored, before any third was asked. */
  private pairs(versionId: string): Promise<PairCount[]> {
    return this.dataSource.query<PairCount[]>(
      `SELECT a.detail_id AS "detailId", count(*)::int AS compared,
              count(*) FILTER (WHERE a.meets = b.meets)::int AS agreed,
              count(*) FILTER (WHERE a.meets AND b.meets)::int AS meeting
         FROM ${lockedPairs}
         JOIN score a ON a.review_id = first.id
         JOIN score b ON b.review_id = second.id AND b.detail_id = a.detail_id
        WHERE e.version_id = $1
        GROUP BY a.detail_id`,
      [versionId],
    );
  }

  private async submissions(versionId: string): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM ${lockedPairs} WHERE e.version_id = $1`, [versionId]);
    return row!.count;
  }
}

const lockedPairs = `review first
         JOIN review second ON second.submission_id = first.submission_id AND second.slot = 2 AND second.state = 'locked' AND first.slot = 1 AND first.state = 'locked'
         JOIN submission s ON s.id = first.submission_id
         JOIN enrollment e ON e.id = s.enrollment_id`;
