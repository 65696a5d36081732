import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import type { z } from 'zod';
import { microCredentialsSql, versionsSql } from '#catalog';
import type { ClientEnrollment, EnrollmentDetail, EnrollmentView } from '#contracts';
import { decodeCursor, type Page, toPage } from '#database';
import { PersonQueries } from '#identity';
import { Clock, notFound } from '#kernel';
import { daysLeftOf, deadlineOf } from '../deadline/deadline.policy.js';
import { possibleCommands } from '../deadline/extension.policy.js';
import { assertMayAct, relationsTo, type Viewer } from '../enrollment-access.policy.js';
import { EnrollmentHistory } from '../enrollment-history.entity.js';
import { Enrollment } from '../enrollment.entity.js';
import { Pilot } from '../pilot.entity.js';
import { RigorFeedback } from '../requirement.entity.js';
import type { EnrollmentState } from '../vocabulary.js';
import { historyView } from './history.view.js';
import { requirementsOf } from './requirements.queries.js';

export type EnrollmentSummary = z.input<typeof EnrollmentView>;

interface EnrollmentPage {
  state?: EnrollmentState;
  cursor?: string;
  limit: number;
}

/** The other columns of {@link selectEnrollments}. */
export interface EnrollmentColumns {
  pilot_code: string;
  pilot_title: string;
  version_number: number;
  credential_code: string;
  credential_title: string;
  waitlist_place: number | null;
}

/** Reads enrollments for candidates, coaches and clients. Administrators read the roster. */
@Injectable()
export class EnrollmentQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PersonQueries,
    private readonly clock: Clock,
  ) {}

  /** A person's own enrollments, latest first. */
  own(personId: string, page: EnrollmentPage): Promise<Page<EnrollmentSummary>> {
    return this.page((query) => query.andWhere('enrollment.personId = :personId', { personId }), page);
  }

  /** The enrollments of a coach's current candidates, latest first. */
  async coached(coachId: string, page: EnrollmentPage): Promise<Page<EnrollmentSummary>> {
    const candidates = (await this.people.coachedBy(coachId)).map(({ id }) => id);
    const { items, ...rest } = await this.page(
      (query) => query.andWhere('enrollment.personId = ANY(:candidates)', { candidates }),
      page,
    );
    return { ...rest, items: items.map((enrollment) => ({ ...enrollment, metAt: null })) }; // results are not a coach's (rule 36)
  }

  /** All of the program's enrollments, or those of one pilot, with their people, latest first. */
  async all(
    programId: string,
    { pilotId, ...request }: EnrollmentPage & { pilotId?: string },
  ): Promise<Page<z.input<typeof ClientEnrollment>>> {
    const page = await this.page((query) => {
      query.andWhere('pilot.programId = :programId', { programId });
      return pilotId === undefined ? query : query.andWhere('enrollment.pilotId = :pilotId', { pilotId });
    }, request);
    const people = await this.people.byIds(page.items.map(({ personId }) => personId));
    return {
      ...page,
      items: page.items.map((enrollment) => ({ ...enrollment, person: people.get(enrollment.personId)! })),
    };
  }

  /** One enrollment with its person. @throws DomainError `enrollment.not-found` */
  async forClient(enrollmentId: string): Promise<z.input<typeof ClientEnrollment>> {
    const { entities, raw } = await selectEnrollments(this.dataSource)
      .where('enrollment.id = :enrollmentId', { enrollmentId })
      .getRawAndEntities<EnrollmentColumns>();
    const enrollment = entities[0];
    if (enrollment === undefined) throw notFound('enrollment');
    const person = await this.people.byId(enrollment.personId);
    return { ...summaryOf(enrollment, raw[0]!, this.clock.now()), person };
  }

  /**
   * An enrollment with its deadline explained, its requirements and its history.
   * @throws DomainError `enrollment.not-found`, also without permission.
   */
  async detail(viewer: Viewer, enrollmentId: string): Promise<z.input<typeof EnrollmentDetail>> {
    const manager = this.dataSource.manager;
    const { entities, raw } = await selectEnrollments(this.dataSource)
      .where('enrollment.id = :enrollmentId', { enrollmentId })
      .getRawAndEntities<EnrollmentColumns>();
    const enrollment = entities[0];
    if (enrollment === undefined) throw notFound('enrollment');
    const { personId } = enrollment;
    const coaches = viewer.roles?.includes('coach') === true && (await this.people.coaches(viewer.id, personId));
    assertMayAct('read', viewer, { personId, coachIds: coaches ? [viewer.id] : [] });
    const history = await manager.find(EnrollmentHistory, {
      where: { enrollmentId: enrollment.id },
      order: { id: 'ASC' },
    });
    const feedback = await manager.findOneBy(RigorFeedback, { enrollmentId: enrollment.id });
    const relations = relationsTo(viewer, { personId, coachIds: coaches ? [viewer.id] : [] });
    const namesActors = viewer.roles?.includes('administrator') ?? false;
    const now = this.clock.now();
    return {
      ...summaryOf(enrollment, raw[0]!, now),
      metAt: relations.every((relation) => relation === 'coach') ? null : enrollment.metAt,
      deadline: deadlineOf(enrollment, history, now),
      requirements: await requirementsOf(manager, enrollment.id),
      feedback,
      possible: possibleCommands(enrollment, now).filter(
        (command) => command !== 'withdraw' || enrollment.metAt === null || namesActors,
      ),
      history: historyView(history, {
        personId,
        names: namesActors ? await this.people.namesOf(history.map(({ actorId }) => actorId)) : null,
      }),
    };
  }

  private async page(
    narrow: (query: SelectQueryBuilder<Enrollment>) => SelectQueryBuilder<Enrollment>,
    { state, cursor, limit }: EnrollmentPage,
  ): Promise<Page<EnrollmentSummary>> {
    const query = narrow(selectEnrollments(this.dataSource))
      .orderBy('enrollment.id', 'DESC')
      .limit(limit + 1);
    if (state !== undefined) query.andWhere('enrollment.state = :state', { state });
    if (cursor !== undefined) query.andWhere('enrollment.id < :after', { after: decodeCursor(cursor, 1)[0] });
    const { entities, raw } = await query.getRawAndEntities<EnrollmentColumns>();
    const now = this.clock.now();
    return toPage(
      entities.map((enrollment, index) => summaryOf(enrollment, raw[index]!, now)),
      limit,
      ({ id }) => [id],
      (summary) => summary,
    );
  }
}

/** Enrollments with the names of their pilot and version. */
export function selectEnrollments(dataSource: DataSource): SelectQueryBuilder<Enrollment> {
  return dataSource
    .createQueryBuilder(Enrollment, 'enrollment')
    .innerJoin(Pilot, 'pilot', 'pilot.id = enrollment.pilotId')
    .innerJoin(versionsSql, 'version', 'version.id = enrollment.versionId')
    .innerJoin(microCredentialsSql, 'credential', 'credential.id = version.micro_credential_id')
    .addSelect('pilot.code', 'pilot_code')
    .addSelect('pilot.title', 'pilot_title')
    .addSelect('version.number', 'version_number')
    .addSelect('credential.code', 'credential_code')
    .addSelect('credential.title', 'credential_title')
    .addSelect(
      (place) =>
        place
          .select("CASE WHEN enrollment.state = 'waitlisted' THEN count(*)::int END")
          .from(Enrollment, 'ahead')
          .where(
            "ahead.pilotId = enrollment.pilotId AND ahead.versionId = enrollment.versionId AND ahead.state = 'waitlisted'",
          )
          .andWhere('ahead.position <= enrollment.position'),
      'waitlist_place',
    );
}

/** An enrollment as lists show it. */
export function summaryOf(enrollment: Enrollment, columns: EnrollmentColumns, now: Date): EnrollmentSummary {
  const {
    id,
    personId,
    state,
    contentHash,
    priceCents,
    registeredAt,
    acknowledgedAt,
    startedAt,
    closesAt,
    metAt,
    zone,
    revision,
  } = enrollment;
  return {
    id,
    pilot: { id: enrollment.pilotId, code: columns.pilot_code, title: columns.pilot_title },
    version: {
      id: enrollment.versionId,
      code: columns.credential_code,
      title: columns.credential_title,
      number: columns.version_number,
    },
    personId,
    state,
    waitlistPlace: columns.waitlist_place,
    contentHash,
    priceCents,
    registeredAt,
    acknowledgedAt,
    startedAt,
    closesAt,
    metAt,
    zone,
    daysLeft: daysLeftOf(enrollment, now),
    revision,
  };
}
