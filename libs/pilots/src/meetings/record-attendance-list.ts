import { Injectable } from '@nestjs/common';
import { lockRow, Transactor, type Tx } from '#database';
import { type PersonActor, PersonQueries } from '#identity';
import type { FieldError } from '#kernel';
import { refuseFaults, repeated } from '../faults.policy.js';
import { Attendance, Meeting } from '../meeting.entity.js';
import { Pilot } from '../pilot.entity.js';
import { type AttendanceEntry, RecordAttendance } from './record-attendance.js';

interface AttendanceList {
  actor: Pick<PersonActor, 'id'>;
  pilotId: string;
  meetingId: string;
  /** Addresses in lower case. */
  entries: readonly { email: string; attended: boolean }[];
  /** Checks everything and records nothing. */
  checkOnly: boolean;
}

interface AttendanceCounts {
  /** People who had no record for this meeting. */
  recorded: number;
  /** People whose record says the opposite. */
  corrected: number;
  /** People whose record says the same. Nothing is recorded for them. */
  unchanged: number;
}

/**
 * Records a list of email addresses as attended or absent: all entries or none. A list that was recorded before changes
 * nothing.
 * @throws DomainError `meeting.not-found`; `attendance.invalid` pointing at addresses that nobody has or that come twice.
 */
@Injectable()
export class RecordAttendanceList {
  constructor(
    private readonly transactor: Transactor,
    private readonly people: PersonQueries,
    private readonly recording: RecordAttendance,
  ) {}

  run({ actor, pilotId, meetingId, entries, checkOnly }: AttendanceList): Promise<AttendanceCounts> {
    return this.transactor.run(async (tx) => {
      await lockRow(tx, Meeting, { id: meetingId, pilotId }, 'meeting');
      const { programId } = await tx.findOneByOrFail(Pilot, { id: pilotId });
      const named = await this.named(tx, programId, entries);
      const before = await this.recordedBefore(tx, meetingId);
      const fresh = named.filter(({ personId }) => !before.has(personId));
      const corrected = named.filter(({ personId, attended }) => before.get(personId) === !attended);
      const toRecord = [...fresh, ...corrected];
      if (!checkOnly && toRecord.length > 0)
        await this.recording.within(tx, { actor, pilotId, meetingId, entries: toRecord });
      return {
        recorded: fresh.length,
        corrected: corrected.length,
        unchanged: named.length - toRecord.length,
      };
    });
  }

  private async named(tx: Tx, programId: string, entries: AttendanceList['entries']): Promise<AttendanceEntry[]> {
    const emails = entries.map(({ email }) => email);
    const people = await this.people.withEmails(programId, emails, tx);
    const unknown = emails.flatMap((email, index): FieldError[] =>
      people.has(email)
        ? []
        : [{ pointer: pointerOf(index), detail: 'No one has this address. Invite this person first.' }],
    );
    refuseFaults('attendance.invalid', 'Nothing was recorded because some entries have faults.', [
      ...unknown,
      ...repeated(emails, pointerOf),
    ]);
    return entries.map(({ email, attended }) => ({ personId: people.get(email)!.id, attended }));
  }

  private async recordedBefore(tx: Tx, meetingId: string): Promise<ReadonlyMap<string, boolean>> {
    const records = await tx.findBy(Attendance, { meetingId });
    return new Map(records.map(({ personId, attended }) => [personId, attended]));
  }
}

const pointerOf = (index: number): string => `/entries/${index}/email`;
