import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { AttendanceView } from '#contracts';
import { peopleSql } from '#identity';
import { notFound } from '#kernel';
import { Attendance, Meeting } from '../meeting.entity.js';
import { Pilot } from '../pilot.entity.js';

/** Reads one meeting, and who attended it. */
@Injectable()
export class MeetingQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError `meeting.not-found` */
  async byId(meetingId: string): Promise<{ meeting: Meeting; pilot: Pilot }> {
    const meeting = await this.dataSource.manager.findOneBy(Meeting, { id: meetingId });
    if (meeting === null) throw notFound('meeting');
    return { meeting, pilot: await this.dataSource.manager.findOneByOrFail(Pilot, { id: meeting.pilotId }) };
  }

  /**
   * The people recorded for a meeting, by name.
   * @throws DomainError `meeting.not-found`
   */
  async attendance(pilotId: string, meetingId: string): Promise<z.input<typeof AttendanceView>> {
    if (!(await this.dataSource.manager.existsBy(Meeting, { id: meetingId, pilotId }))) throw notFound('meeting');
    const entries = await this.dataSource
      .createQueryBuilder()
      .select([
        'a.personId AS "personId"',
        'p.name AS name',
        'p.email AS email',
        'a.attended AS attended',
        'a.recordedAt AS "recordedAt"',
      ])
      .from(Attendance, 'a')
      .innerJoin(peopleSql, 'p', 'p.id = a.personId')
      .where('a.meetingId = :meetingId', { meetingId })
      .orderBy('lower(p.name)')
      .addOrderBy('p.id')
      .getRawMany<z.input<typeof AttendanceView>['entries'][number]>();
    return { meetingId, entries };
  }
}
