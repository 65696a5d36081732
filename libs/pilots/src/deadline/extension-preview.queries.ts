import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { z } from 'zod';
import type { ExtensionPreviewRow } from '#contracts';
import { PersonQueries } from '#identity';
import { Clock, daysBetween, DomainError, localDayOf } from '#kernel';
import { Enrollment } from '../enrollment.entity.js';
import { lastDayOf } from './closing-day.policy.js';
import {
  extendedLastDay,
  type ExtensionTo,
  refusalInList,
  refuseTooShort,
  refuseUnlessExtendable,
} from './extension.policy.js';

type Row = z.input<typeof ExtensionPreviewRow>;

/** What an extension would do to each enrollment, before an administrator confirms it. */
@Injectable()
export class ExtensionPreviewQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PersonQueries,
    private readonly clock: Clock,
  ) {}

  /** In the order of the ids. Enrollments that do not exist are left out. */
  async of({ enrollmentIds, to }: { enrollmentIds: readonly string[]; to: ExtensionTo }): Promise<Row[]> {
    const found = await this.dataSource.manager.findBy(Enrollment, { id: In([...enrollmentIds]) });
    const names = await this.people.namesOf(found.map(({ personId }) => personId));
    const now = this.clock.now();
    return enrollmentIds.flatMap((id) => {
      const enrollment = found.find((one) => one.id === id);
      return enrollment === undefined
        ? []
        : [
            {
              ...rowOf(enrollment, to, now),
              person: { id: enrollment.personId, name: names.get(enrollment.personId)! },
            },
          ];
    });
  }
}

function rowOf(enrollment: Enrollment, to: ExtensionTo, now: Date): Omit<Row, 'person'> {
  const { id, state, closesAt, zone } = enrollment;
  const lastDay = closesAt === null ? null : lastDayOf(closesAt, zone);
  const row = { enrollmentId: id, state, zone, lastDay };
  try {
    refuseUnlessExtendable(enrollment);
    const newLastDay = extendedLastDay(to, enrollment, now);
    refuseTooShort(newLastDay, enrollment, now);
    return { ...row, newLastDay, daysLeft: daysBetween(localDayOf(now, zone), newLastDay), refusal: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { ...row, newLastDay: null, daysLeft: null, refusal: refusalInList(error) };
  }
}
