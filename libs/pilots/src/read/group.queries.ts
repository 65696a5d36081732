import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { stacksSql } from '#catalog';
import { Clock, type Zone } from '#kernel';
import { isAtRisk } from '../deadline/deadline.policy.js';
import type { EnrollmentState } from '../vocabulary.js';
import { type EnrollmentColumns, selectEnrollments } from './enrollment.queries.js';

/** Which enrollments of a program are in a group. Without any limit, all are. */
export interface GroupFilter {
  pilotId?: string;
  /** The code of a stack. */
  stack?: string;
  versionId?: string;
  state?: EnrollmentState;
  atRisk?: boolean;
}

export interface GroupMember {
  enrollmentId: string;
  personId: string;
  pilot: string;
  /** `INS-1, Instructional Leadership…` */
  credential: string;
  state: EnrollmentState;
  closesAt: Date | null;
  /** The pilot's. */
  zone: Zone;
}

/** Reads groups of enrollments across pilots, for administrators who write to their candidates. */
@Injectable()
export class GroupQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The enrollments of a program's group in the order of registration, at most `limit` of those before {@link GroupFilter.atRisk}. */
  async members(
    programId: string,
    { pilotId, stack, versionId, state, atRisk }: GroupFilter,
    limit: number,
  ): Promise<GroupMember[]> {
    const query = selectEnrollments(this.dataSource)
      .addSelect('pilot.atRiskDays', 'at_risk_days')
      .where('pilot.programId = :programId', { programId })
      .orderBy('enrollment.id')
      .limit(limit);
    if (pilotId !== undefined) query.andWhere('enrollment.pilotId = :pilotId', { pilotId });
    if (versionId !== undefined) query.andWhere('enrollment.versionId = :versionId', { versionId });
    if (state !== undefined) query.andWhere('enrollment.state = :state', { state });
    if (stack !== undefined)
      query.andWhere(`credential.stack_id IN (SELECT id FROM ${stacksSql} AS stack WHERE code = :stack)`, { stack });
    const { entities, raw } = await query.getRawAndEntities<EnrollmentColumns & { at_risk_days: number }>();
    const now = this.clock.now();
    return entities.flatMap((enrollment, index) => {
      const { pilot_title, credential_code, credential_title, at_risk_days } = raw[index]!;
      if (atRisk === true && !isAtRisk(enrollment, at_risk_days, now)) return [];
      const { id, personId, closesAt, zone } = enrollment;
      return {
        enrollmentId: id,
        personId,
        pilot: pilot_title,
        credential: `${credential_code}, ${credential_title}`,
        state: enrollment.state,
        closesAt,
        zone,
      };
    });
  }
}
