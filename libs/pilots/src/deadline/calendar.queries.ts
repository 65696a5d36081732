import { Injectable } from '@nestjs/common';
import { addDays, Clock, type LocalDay } from '#kernel';
import type { Viewer } from '../enrollment-access.policy.js';
import { EnrollmentQueries } from '../read/enrollment.queries.js';
import { MeetingQueries } from '../meetings/meeting.queries.js';
import { PilotQueries } from '../read/pilot.queries.js';
import { type CalendarEntry, calendarOf } from './icalendar.document.js';

interface DatedMeeting {
  id: string;
  title: string;
  place: string;
  startsAt: Date;
  minutes: number;
}

/** Writes meetings and deadlines as calendar files (RFC 5545). */
@Injectable()
export class CalendarQueries {
  constructor(
    private readonly pilots: PilotQueries,
    private readonly meetings: MeetingQueries,
    private readonly enrollments: EnrollmentQueries,
    private readonly clock: Clock,
  ) {}

  /** The meetings and the closing day of a pilot. @throws DomainError `pilot.not-found` */
  async ofPilot(pilotId: string): Promise<string> {
    const { pilot, meetings } = await this.pilots.dated(pilotId);
    const closing =
      pilot.closesOn === null
        ? []
        : [lastDay(`pilot-${pilot.id}`, `Last day of ${pilot.title}`, pilot.closesOn, pilot.zone)];
    return calendarOf(
      pilot.title,
      [...meetings.map((meeting) => meetingEntry(meeting, pilot.title)), ...closing],
      this.clock.now(),
    );
  }

  /** One meeting. @throws DomainError `meeting.not-found` */
  async ofMeeting(meetingId: string): Promise<string> {
    const { meeting, pilot } = await this.meetings.byId(meetingId);
    return calendarOf(pilot.title, [meetingEntry(meeting, pilot.title)], this.clock.now());
  }

  /** The last day of an enrollment while it runs. @throws DomainError `enrollment.not-found` */
  async ofEnrollment(viewer: Viewer, enrollmentId: string): Promise<string> {
    const { id, deadline, version, pilot } = await this.enrollments.detail(viewer, enrollmentId);
    const title = `Last day to submit ${version.code} ${version.title}`;
    const running = deadline !== null && deadline.daysLeft !== null;
    return calendarOf(
      `${version.code} in ${pilot.title}`,
      running ? [lastDay(`enrollment-${id}`, title, deadline.lastDay, deadline.zone)] : [],
      this.clock.now(),
    );
  }
}

function meetingEntry({ id, title, place, startsAt, minutes }: DatedMeeting, about: string): CalendarEntry {
  return {
    uid: `meeting-${id}`,
    title,
    about,
    place,
    when: { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) },
  };
}

function lastDay(uid: string, title: string, day: LocalDay, zone: string): CalendarEntry {
  return { uid, title, about: `Until the end of the day in ${zone}.`, when: { day, dayAfter: addDays(day, 1) } };
}
