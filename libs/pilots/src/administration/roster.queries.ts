import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { RosterDetail, RosterRow, RosterStanding } from '#contracts';
import { decodeCursor, type Page, toPage } from '#database';
import { PersonQueries } from '#identity';
import { addDays, Clock, endOfLocalDay, localDayOf } from '#kernel';
import { isAtRisk } from '../deadline/deadline.policy.js';
import type { Viewer } from '../enrollment-access.policy.js';
import { Enrollment } from '../enrollment.entity.js';
import { enrollmentLifecycle } from '../enrollment.lifecycle.js';
import { Pilot } from '../pilot.entity.js';
import { PilotRepository } from '../pilot.repository.js';
import { type EnrollmentColumns, EnrollmentQueries, selectEnrollments, summaryOf } from '../read/enrollment.queries.js';
import { awardWaitsForSql } from '../read/waiting-awards.sql.js';
import { type EnrollmentState, enrollmentStates, type RequirementKind } from '../vocabulary.js';

export interface RosterFilter {
  state?: EnrollmentState;
  versionId?: string;
  /** True keeps the people at risk, false keeps the others. */
  atRisk?: boolean;
  cursor?: string;
  limit: number;
}

/** Reads the progress of everyone in a pilot, for administrators. */
@Injectable()
export class RosterQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pilots: PilotRepository,
    private readonly enrollments: EnrollmentQueries,
    private readonly people: PersonQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * The enrollments of a pilot in the order in which people registered.
   * @throws DomainError `pilot.not-found`
   */
  async page(
    pilotId: string,
    { state, versionId, atRisk, cursor, limit }: RosterFilter,
  ): Promise<Page<z.input<typeof RosterRow>>> {
    const pilot = await this.pilots.find(this.dataSource.manager, pilotId);
    const now = this.clock.now();
    const query = selectEnrollments(this.dataSource)
      .where('enrollment.pilotId = :pilotId', { pilotId })
      .addSelect(awardWaitsForSql('enrollment', 'pilot'), 'award_waits_for')
      .orderBy('enrollment.id')
      .limit(limit + 1);
    if (state !== undefined) query.andWhere('enrollment.state = :state', { state });
    if (versionId !== undefined) query.andWhere('enrollment.versionId = :versionId', { versionId });
    if (atRisk !== undefined)
      query.andWhere(`COALESCE(${atRiskSql}, false) = :atRisk`, {
        atRisk,
        risky: atRiskStates,
        mark: riskMark(pilot, now),
      });
    if (cursor !== undefined) query.andWhere('enrollment.id > :after', { after: decodeCursor(cursor, 1)[0] });
    const { entities, raw } = await query.getRawAndEntities<
      EnrollmentColumns & { award_waits_for: RequirementKind[] | null }
    >();
    const people = await this.people.byIds(entities.map(({ personId }) => personId));
    return toPage(
      entities.map((enrollment, index) => ({
        ...summaryOf(enrollment, raw[index]!, now),
        person: people.get(enrollment.personId)!,
        atRisk: isAtRisk(enrollment, pilot.atRiskDays, now),
        awardWaitsFor: raw[index]!.award_waits_for ?? [],
      })),
      limit,
      ({ id }) => [id],
      (row) => row,
    );
  }

  /** How many of a pilot are in each state, at risk, and met without a badge. @throws DomainError `pilot.not-found` */
  async standing(pilotId: string): Promise<z.input<typeof RosterStanding>> {
    const pilot = await this.pilots.find(this.dataSource.manager, pilotId);
    const rows = await this.dataSource
      .createQueryBuilder(Enrollment, 'enrollment')
      .select('enrollment.state', 'state')
      .addSelect('count(*)::int', 'people')
      .innerJoin(Pilot, 'pilot', 'pilot.id = enrollment.pilotId')
      .addSelect(`count(*) FILTER (WHERE ${atRiskSql})::int`, 'atRisk')
      .addSelect(`count(${awardWaitsForSql('enrollment', 'pilot')})::int`, 'awardWaits')
      .where('enrollment.pilotId = :pilotId', { pilotId, risky: atRiskStates, mark: riskMark(pilot, this.clock.now()) })
      .groupBy('enrollment.state')
      .getRawMany<{ state: EnrollmentState; people: number; atRisk: number; awardWaits: number }>();
    return {
      states: enrollmentStates.flatMap((state) =>
        rows.filter((row) => row.state === state).map(({ people }) => ({ state, people })),
      ),
      atRisk: rows.reduce((sum, row) => sum + row.atRisk, 0),
      awardWaits: rows.reduce((sum, row) => sum + row.awardWaits, 0),
    };
  }

  /** @throws DomainError `enrollment.not-found` */
  async detail(viewer: Viewer, enrollmentId: string): Promise<z.input<typeof RosterDetail>> {
    const detail = await this.enrollments.detail(viewer, enrollmentId);
    return { ...detail, person: await this.people.byId(detail.personId) };
  }
}

const atRiskStates = enrollmentLifecycle.statesAllowing('expire');
const atRiskSql = '(enrollment.state IN (:...risky) AND enrollment.closesAt <= :mark)';

/** An enrollment that closes by this instant is at risk. Days are counted in the pilot's zone. */
function riskMark({ zone, atRiskDays }: Pilot, now: Date): Date {
  return endOfLocalDay(addDays(localDayOf(now, zone), atRiskDays), zone);
}
