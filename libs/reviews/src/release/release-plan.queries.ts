import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { VersionQueries } from '#catalog';
import type { PlannedRelease, ReleasePlan } from '#contracts';
import { peopleSql } from '#identity';
import { enrollmentsSql } from '#pilots';
import { submissionsSql } from '#submissions';
import { programOfSql } from '#programs';
import type { Slot } from '../vocabulary.js';
import { DecisionQueries } from './decision.queries.js';

type Reviews = z.input<typeof PlannedRelease>['reviews'];

interface GivenLevels {
  submissionId: string;
  versionId: string;
  slot: Slot;
  reviewerId: string;
  reviewerName: string;
  /** How many details got each level, and whether they meet with it. */
  levels: { level: string; meets: boolean; details: number }[];
}

/** The most decisions in one plan. The others come with the next. */
const most = 100;

/**
 * The waiting decisions that can be released together, each with its result and what each reviewer gave. Decisions that
 * ask for a closer look are left out: a third reviewer decided, or there is similar work. So are those of submissions
 * that the reader reviewed (rule 27).
 */
@Injectable()
export class ReleasePlanQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly decisions: DecisionQueries,
    private readonly versions: VersionQueries,
  ) {}

  async for(reader: { id: string }): Promise<z.input<typeof ReleasePlan>> {
    const agreed = await this.decisions.agreed(reader, most + 1);
    const planned = agreed.slice(0, most);
    const reviews = await this.reviewsOf(planned.map(({ submissionId }) => submissionId));
    const more = agreed.length > most;
    return {
      items: planned.map((decision) => ({ ...decision, reviews: reviews.get(decision.submissionId) ?? [] })),
      more,
      others: more ? 0 : await this.waitingBeside(reader, planned),
    };
  }

  /** How many decisions of the reader's program wait that are not planned. The planned ones may have been released since they were read. */
  private async waitingBeside(reader: { id: string }, planned: { submissionId: string }[]): Promise<number> {
    const [{ others }] = await this.dataSource.query<[{ others: number }]>(
      `SELECT count(*)::int AS others
         FROM decision d
         JOIN ${submissionsSql} s ON s.id = d.submission_id
         JOIN ${enrollmentsSql} e ON e.id = s.enrollment_id
         JOIN ${peopleSql} p ON p.id = e.person_id
        WHERE d.released_at IS NULL AND p.program_id = ${programOfSql('person', '$2')} AND d.submission_id <> ALL ($1::uuid[])`,
      [planned.map(({ submissionId }) => submissionId), reader.id],
    );
    return others;
  }

  /** What the locked reviews of each submission gave. */
  private async reviewsOf(submissionIds: string[]): Promise<ReadonlyMap<string, Reviews>> {
    const rows = await this.dataSource.query<GivenLevels[]>(
      `SELECT given.submission_id AS "submissionId", e.version_id AS "versionId", given.slot, p.id AS "reviewerId", p.name AS "reviewerName", given.levels
         FROM (SELECT submission_id, slot, reviewer_id, jsonb_agg(jsonb_build_object('level', level, 'meets', meets, 'details', details)) AS levels
                 FROM (SELECT r.submission_id, r.slot, r.reviewer_id, score.level, score.meets, count(*)::int AS details
                         FROM review r JOIN score ON score.review_id = r.id
                        WHERE r.submission_id = ANY ($1::uuid[]) AND r.state = 'locked'
                        GROUP BY r.submission_id, r.slot, r.reviewer_id, score.level, score.meets) counted
                GROUP BY submission_id, slot, reviewer_id) given
         JOIN ${submissionsSql} s ON s.id = given.submission_id
         JOIN ${enrollmentsSql} e ON e.id = s.enrollment_id
         JOIN ${peopleSql} p ON p.id = given.reviewer_id
        ORDER BY given.submission_id, given.slot`,
      [submissionIds],
    );
    const versionIds = [...new Set(rows.map(({ versionId }) => versionId))];
    const versions = await Promise.all(versionIds.map((id) => this.versions.byId(id)));
    const rubrics = new Map(versions.map(({ id, content }) => [id, content.rubric]));
    const reviews = new Map<string, Reviews>();
    for (const { submissionId, versionId, slot, reviewerId, reviewerName, levels } of rows)
      reviews.set(submissionId, [
        ...(reviews.get(submissionId) ?? []),
        {
          slot,
          reviewer: { id: reviewerId, name: reviewerName },
          levels: rubrics
            .get(versionId)!
            .flatMap(({ code, name }) =>
              levels.filter(({ level }) => level === code).map(({ meets, details }) => ({ name, meets, details })),
            ),
        },
      ]);
    return reviews;
  }
}
