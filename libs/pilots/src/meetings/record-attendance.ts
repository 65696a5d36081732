import { Injectable } from '@nestjs/common';
import { Outbox, Transactor, type Tx } from '#database';
import { type PersonActor, PersonQueries } from '#identity';
import { Clock, notFound } from '#kernel';
import { pilotsEvents } from '../events.js';
import { refuseFaults, repeated } from '../faults.policy.js';
import { Attendance, Meeting } from '../meeting.entity.js';

export interface AttendanceEntry {
  personId: string;
  attended: boolean;
}

export interface AttendanceRecord {
  actor: Pick<PersonActor, 'id'>;
  pilotId: string;
  meetingId: string;
  entries: AttendanceEntry[];
}

/**
 * Records who attended a meeting and who did not: all entries or none. The last record of a person counts.
 * @throws DomainError `meeting.not-found`; `attendance.invalid` pointing at people who are unknown or named twice.
 */
@Injectable()
export class RecordAttendance {
  constructor(
    private readonly transactor: Transactor,
    private readonly people: PersonQueries,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  run(record: AttendanceRecord): Promise<void> {
    return this.transactor.run((tx) => this.within(tx, record));
  }

  async within(tx: Tx, { actor, pilotId, meetingId, entries }: AttendanceRecord): Promise<void> {
    if (!(await tx.existsBy(Meeting, { id: meetingId, pilotId }))) throw notFound('meeting');
    await this.check(tx, entries);
    const recordedAt = this.clock.now();
    await tx.upsert(
      Attendance,
      entries.map((entry) => ({ ...entry, meetingId, recordedBy: actor.id, recordedAt })),
      ['meetingId', 'personId'],
    );
    const payload = { pilotId, entries };
    await this.outbox.append(
      tx,
      pilotsEvents['meeting.attended']({ subjectId: meetingId, actorId: actor.id, payload }),
    );
  }

  private async check(tx: Tx, entries: AttendanceEntry[]): Promise<void> {
    const ids = entries.map(({ personId }) => personId.toLowerCase());
    const known = await this.people.byIds(ids, tx);
    const pointerOf = (index: number) => `/entries/${index}/personId`;
    const unknown = ids.flatMap((id, index) =>
      known.has(id) ? [] : [{ pointer: pointerOf(index), detail: 'No person has this id.' }],
    );
    refuseFaults('attendance.invalid', 'Nothing was recorded because some entries have faults.', [
      ...unknown,
      ...repeated(ids, pointerOf),
    ]);
  }
}
