import { Injectable } from '@nestjs/common';
import { Brackets, DataSource, LessThan, type SelectQueryBuilder } from 'typeorm';
import type { z } from 'zod';
import { microCredentialsSql, versionsSql } from '#catalog';
import type { OfferedVersion, PilotSummary, PilotView } from '#contracts';
import { decodeCursor, type Page, toPage } from '#database';
import { Clock, localDayOf, notFound } from '#kernel';
import { Enrollment } from '../enrollment.entity.js';
import { Attendance, Meeting } from '../meeting.entity.js';
import { attendedMeeting } from '../meetings/attended-meeting.js';
import { Pilot, PilotVersion } from '../pilot.entity.js';
import { lastRegistrationDay, registrationPeriod } from '../registration/registration-period.policy.js';
import { seatedStates } from '../vocabulary.js';

type Summary = z.input<typeof PilotSummary>;
type Offered = z.input<typeof OfferedVersion>;

/** Reads pilots for people who are signed in. */
@Injectable()
export class PilotQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The program's pilots, latest first. With `open`, only those that take registrations today, by the day in their zone. */
  async page(
    programId: string,
    { open, cursor, limit }: { open?: boolean; cursor?: string; limit: number },
  ): Promise<Page<Summary>> {
    const query = this.dataSource
      .createQueryBuilder(Pilot, 'pilot')
      .where({ programId })
      .orderBy('pilot.id', 'DESC')
      .limit(limit + 1);
    if (cursor !== undefined) query.andWhere({ id: LessThan(decodeCursor(cursor, 1)[0]) });
    if (open === true) await this.onlyOpen(query);
    const pilots = await query.getMany();
    const offers = await this.offersOf(pilots);
    return toPage(
      pilots,
      limit,
      ({ id }) => [id],
      (pilot) => this.summaryOf(pilot, offers.get(pilot.id) ?? []),
    );
  }

  /**
   * A pilot with its seats and its meetings, and whether the viewer attended.
   * @throws DomainError `pilot.not-found`
   */
  async byId(pilotId: string, viewerId: string | null): Promise<z.input<typeof PilotView>> {
    const { pilot, meetings } = await this.dated(pilotId);
    const offers = await this.offersOf([pilot]);
    const attended = viewerId === null ? [] : await this.dataSource.manager.findBy(Attendance, { personId: viewerId });
    return {
      ...pilot,
      ...this.summaryOf(pilot, offers.get(pilot.id) ?? []),
      meetings: meetings.map((meeting) => ({
        ...meeting,
        zone: pilot.zone,
        attended: attended.find(({ meetingId }) => meetingId === meeting.id)?.attended ?? null,
      })),
      attendedMeeting: viewerId !== null && (await attendedMeeting(this.dataSource.manager, pilotId, viewerId)),
    };
  }

  /** A pilot and its meetings in order. @throws DomainError `pilot.not-found` */
  async dated(pilotId: string): Promise<{ pilot: Pilot; meetings: Meeting[] }> {
    const pilot = await this.dataSource.manager.findOneBy(Pilot, { id: pilotId });
    if (pilot === null) throw notFound('pilot');
    return {
      pilot,
      meetings: await this.dataSource.manager.find(Meeting, {
        where: { pilotId },
        order: { startsAt: 'ASC', id: 'ASC' },
      }),
    };
  }

  private summaryOf(pilot: Pilot, versions: Offered[]): Summary {
    const { id, code, title, zone, windowDays, closesOn, registersFrom, feeCents } = pilot;
    return {
      id,
      code,
      title,
      zone,
      windowDays,
      closesOn,
      registersFrom,
      registersUntil: lastRegistrationDay(pilot),
      registration: registrationPeriod(pilot, this.clock.now()),
      versions: versions.map((version) => ({ ...version, priceCents: feeCents ?? version.priceCents })),
    };
  }

  /** Today differs between zones, so the query compares each zone with its own day. */
  private async onlyOpen(query: SelectQueryBuilder<Pilot>): Promise<void> {
    const zones = await this.dataSource
      .createQueryBuilder(Pilot, 'pilot')
      .select('pilot.zone', 'zone')
      .distinct()
      .getRawMany<{ zone: string }>();
    const now = this.clock.now();
    query.andWhere(
      new Brackets((some) => {
        some.where('false');
        for (const [index, { zone }] of zones.entries()) {
          const [where, today] = [`zone${index}`, `today${index}`];
          some.orWhere(
            `(pilot.zone = :${where} AND pilot.registersFrom <= :${today} AND COALESCE(LEAST(pilot.registersUntil, pilot.closesOn), :${today}) >= :${today})`,
            { [where]: zone, [today]: localDayOf(now, zone) },
          );
        }
      }),
    );
  }

  private async offersOf(pilots: Pilot[]): Promise<Map<string, Offered[]>> {
    const offers = new Map<string, Offered[]>(pilots.map(({ id }) => [id, []]));
    if (pilots.length === 0) return offers;
    const rows = await this.dataSource
      .createQueryBuilder()
      .select([
        'o.pilotId AS "pilotId"',
        'o.versionId AS "versionId"',
        'o.seats AS seats',
        'm.code AS code',
        'm.title AS title',
        'v.number AS number',
        'v.level AS level',
      ])
      .addSelect('v.price_cents', 'priceCents')
      .addSelect('v.for_teams', 'forTeams')
      .addSelect('COALESCE(people.taken, 0)', 'taken')
      .addSelect('COALESCE(people.waiting, 0)', 'waiting')
      .from(PilotVersion, 'o')
      .innerJoin(versionsSql, 'v', 'v.id = o.versionId')
      .innerJoin(microCredentialsSql, 'm', 'm.id = v.micro_credential_id')
      .leftJoin(
        (people) =>
          people
            .select(['e.pilotId AS pilot_id', 'e.versionId AS version_id'])
            .addSelect('count(*) FILTER (WHERE e.state IN (:...seated))::int', 'taken')
            .addSelect("count(*) FILTER (WHERE e.state = 'waitlisted')::int", 'waiting')
            .from(Enrollment, 'e')
            .where('e.pilotId IN (:...ids)', { ids: [...offers.keys()], seated: [...seatedStates] })
            .groupBy('e.pilotId, e.versionId'),
        'people',
        'people.pilot_id = o.pilotId AND people.version_id = o.versionId',
      )
      .where('o.pilotId IN (:...ids)')
      .orderBy('m.code')
      .addOrderBy('v.number')
      .getRawMany<Omit<Offered, 'left'> & { pilotId: string }>();
    for (const { pilotId, ...row } of rows)
      offers.get(pilotId)?.push({ ...row, left: Math.max(0, row.seats - row.taken) });
    return offers;
  }
}
