import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { ReleaseOutlook, ReleaseView } from '#contracts';
import { peopleSql } from '#identity';
import { notFound } from '#kernel';
import { enrollmentsSql, pilotsSql } from '#pilots';
import { submissionsSql } from '#submissions';
import { mostInARelease, waitingDecisionsSql } from './waiting-decisions.sql.js';

/** A release without its badges, which this slice does not know. */
type Progress = Omit<z.input<typeof ReleaseView>, 'badges'>;

interface ReleaseRow extends Omit<Progress, 'begunBy' | 'pilot' | 'waiting' | 'refusals'> {
  begunById: string;
  begunByName: string;
  pilotId: string | null;
  pilotTitle: string | null;
}

/** How many refusals are listed. Each is a candidate who withdrew, so there are few. */
const refusalsShown = 100;

/** The progress of the release of many decisions. */
@Injectable()
export class ReleaseQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError `release.not-found` */
  async byId(id: string): Promise<Progress> {
    const [row] = await this.dataSource.query<ReleaseRow[]>(
      `SELECT r.id, r.begun_at AS "begunAt", r.total, p.id AS "begunById", p.name AS "begunByName", pilot.id AS "pilotId", pilot.title AS "pilotTitle",
              count(*) FILTER (WHERE d.released_at IS NOT NULL)::int AS released,
              count(*) FILTER (WHERE d.released_at IS NULL AND i.refusal IS NOT NULL)::int AS refused
         FROM release r
         JOIN ${peopleSql} p ON p.id = r.begun_by
         LEFT JOIN ${pilotsSql} pilot ON pilot.id = r.pilot_id
         JOIN release_item i ON i.release_id = r.id
         JOIN decision d ON d.id = i.decision_id
        WHERE r.id = $1
        GROUP BY r.id, p.id, p.name, pilot.id, pilot.title`,
      [id],
    );
    if (row === undefined) throw notFound('release');
    const { begunById, begunByName, pilotId, pilotTitle, ...counted } = row;
    return {
      ...counted,
      begunBy: { id: begunById, name: begunByName },
      pilot: pilotId === null ? null : { id: pilotId, title: pilotTitle! },
      waiting: counted.total - counted.released - counted.refused,
      refusals: counted.refused === 0 ? [] : await this.refusalsOf(id),
    };
  }

  /** How many decisions a release by this reader would take now. */
  async outlook(reader: { id: string }, pilotId?: string): Promise<z.input<typeof ReleaseOutlook>> {
    const [row] = await this.dataSource.query<z.input<typeof ReleaseOutlook>[]>(
      `SELECT count(*) FILTER (WHERE outcome = 'met')::int AS met, count(*) FILTER (WHERE outcome <> 'met')::int AS "notYetMet" FROM (${waitingDecisionsSql}) waiting`,
      [pilotId ?? null, mostInARelease, reader.id, null],
    );
    return row!;
  }

  private refusalsOf(releaseId: string): Promise<Progress['refusals']> {
    return this.dataSource.query(
      `SELECT d.submission_id AS "submissionId", jsonb_build_object('id', p.id, 'name', p.name) AS candidate, i.refusal AS reason
         FROM release_item i
         JOIN decision d ON d.id = i.decision_id AND d.released_at IS NULL
         JOIN ${submissionsSql} s ON s.id = d.submission_id
         JOIN ${enrollmentsSql} e ON e.id = s.enrollment_id
         JOIN ${peopleSql} p ON p.id = e.person_id
        WHERE i.release_id = $1 AND i.refusal IS NOT NULL
        ORDER BY d.decided_at, d.id LIMIT $2`,
      [releaseId, refusalsShown],
    );
  }
}
