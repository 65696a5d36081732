import { Body, Controller, Get, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  AttendanceCounts,
  AttendanceInput,
  AttendanceListInput,
  AttendanceView,
  MeetingChangeInput,
  MeetingInput,
  MeetingView,
  ReasonInput,
} from '#contracts';
import type { PersonActor } from '#identity';
import {
  CancelMeeting,
  ChangeMeeting,
  MeetingQueries,
  RecordAttendance,
  RecordAttendanceList,
  ScheduleMeeting,
} from '#pilots';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Scheduling, changing and canceling meetings of a pilot, and recording who attended. For administrators. */
@ApiTags('pilot administration')
@Controller('v1/pilots/:pilotId/meetings')
@Require('pilot:administer')
export class MeetingsController {
  constructor(
    private readonly meetings: MeetingQueries,
    private readonly schedule: ScheduleMeeting,
    private readonly record: RecordAttendance,
    private readonly recordList: RecordAttendanceList,
    private readonly change: ChangeMeeting,
    private readonly cancel: CancelMeeting,
  ) {}

  @Post()
  @Answers(MeetingView, { status: 201, summary: "Schedule a meeting in local time of the pilot's zone." })
  async scheduleMeeting(
    @Person() actor: PersonActor,
    @IdParam('pilotId') pilotId: string,
    @Body({ schema: MeetingInput }) input: z.infer<typeof MeetingInput>,
  ) {
    const meeting = await this.schedule.run({ actor, pilotId, meeting: input });
    const { pilot } = await this.meetings.byId(meeting.id);
    return { ...meeting, zone: pilot.zone, attended: null };
  }

  @Get(':meetingId/attendance')
  @Answers(AttendanceView, { summary: 'The people recorded as present or absent at a meeting, by name.' })
  readAttendance(@IdParam('pilotId') pilotId: string, @IdParam('meetingId') meetingId: string) {
    return this.meetings.attendance(pilotId, meetingId);
  }

  @Put(':meetingId/attendance')
  @Answers(AttendanceView, {
    summary:
      'Record who attended and who did not, for many people at once. People who are not listed stay as recorded.',
  })
  async recordAttendance(
    @Person() actor: PersonActor,
    @IdParam('pilotId') pilotId: string,
    @IdParam('meetingId') meetingId: string,
    @Body({ schema: AttendanceInput }) { entries }: z.infer<typeof AttendanceInput>,
  ) {
    await this.record.run({ actor, pilotId, meetingId, entries });
    return this.meetings.attendance(pilotId, meetingId);
  }

  @Post(':meetingId/attendance/many')
  @Answers(AttendanceCounts, {
    status: 200,
    summary:
      'Record who attended by email address: everyone in the list, or no one. With `checkOnly` it only tells what would happen.',
  })
  recordAttendanceList(
    @Person() actor: PersonActor,
    @IdParam('pilotId') pilotId: string,
    @IdParam('meetingId') meetingId: string,
    @Body({ schema: AttendanceListInput }) list: z.infer<typeof AttendanceListInput>,
  ) {
    return this.recordList.run({ actor, pilotId, meetingId, ...list });
  }

  @Put(':meetingId')
  @Answers(MeetingView, { summary: 'Change a meeting. Everyone in the pilot is told about a new time or place.' })
  async changeMeeting(
    @Person() actor: PersonActor,
    @IdParam('pilotId') pilotId: string,
    @IdParam('meetingId') meetingId: string,
    @Body({ schema: MeetingChangeInput }) input: z.infer<typeof MeetingChangeInput>,
  ) {
    const meeting = await this.change.run({ actor, pilotId, meetingId, meeting: input });
    const { pilot } = await this.meetings.byId(meetingId);
    return { ...meeting, zone: pilot.zone, attended: null };
  }

  @Post(':meetingId/cancel')
  @AnswersNothing({
    summary: 'Cancel a meeting that has no attendance recorded. Everyone in the pilot is told why.',
  })
  async cancelMeeting(
    @Person() actor: PersonActor,
    @IdParam('pilotId') pilotId: string,
    @IdParam('meetingId') meetingId: string,
    @Body({ schema: ReasonInput }) { reason }: z.infer<typeof ReasonInput>,
  ) {
    await this.cancel.run({ actor, pilotId, meetingId, reason });
  }
}
