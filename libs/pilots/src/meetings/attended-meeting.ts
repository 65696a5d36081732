import type { EntityManager } from 'typeorm';
import { Attendance, Meeting } from '../meeting.entity.js';

/** Whether the person attended an informational meeting of the pilot. */
export function attendedMeeting(manager: EntityManager, pilotId: string, personId: string): Promise<boolean> {
  return manager
    .createQueryBuilder(Attendance, 'attendance')
    .innerJoin(Meeting, 'meeting', 'meeting.id = attendance.meetingId')
    .where(
      'attendance.personId = :personId AND attendance.attended AND meeting.pilotId = :pilotId AND meeting.kind = :kind',
      { personId, pilotId, kind: 'informational' },
    )
    .getExists();
}
