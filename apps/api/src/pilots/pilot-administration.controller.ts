import { Body, Controller, Get, Post, Put } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  AttendanceInput,
  AttendanceView,
  MeetingInput,
  MeetingView,
  NewPilotInput,
  PilotSettingsInput,
  PilotView,
  SeatsInput,
} from '#contracts';
import type { PersonActor } from '#identity';
import { CreatePilot, EditPilot, OfferSeats, PilotQueries, RecordAttendance, ScheduleMeeting } from '#pilots';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IfMatch } from '../http/revision.js';
import { IdParam } from '../http/id-param.decorator.js';

const SeenRevision = () =>
  ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the pilot as it was read.' });

/** Setting up pilots: settings, versions and seats, meetings and who attended. For administrators. */
@ApiTags('pilot administration')
@Controller('v1/pilots')
@Require('pilot:administer')
export class PilotAdministrationController {
  constructor(
    private readonly pilots: PilotQueries,
    private readonly create: CreatePilot,
    private readonly edit: EditPilot,
    private readonly offer: OfferSeats,
    private readonly schedule: ScheduleMeeting,
    private readonly record: RecordAttendance,
  ) {}

  @Post()
  @Answers(PilotView, { status: 201, summary: 'Create a pilot of one or more versions, each with its seats.' })
  async createPilot(
    @Person() actor: PersonActor,
    @Body({ schema: NewPilotInput }) pilot: z.infer<typeof NewPilotInput>,
  ) {
    const { id } = await this.create.run({ actorId: actor.id, pilot });
    return this.pilots.byId(id, actor.id);
  }

  @Put(':pilotId')
  @SeenRevision()
  @Answers(PilotView, {
    summary:
      'Replace the settings of a pilot. Running enrollments keep what they began with; a later closing day takes them along.',
  })
  async editPilot(
    @Person() actor: PersonActor,
    @IdParam('pilotId') pilotId: string,
    @IfMatch() revision: number,
    @Body({ schema: PilotSettingsInput }) settings: z.infer<typeof PilotSettingsInput>,
  ) {
    await this.edit.run({ actorId: actor.id, pilotId, revision, settings });
    return this.pilots.byId(pilotId, actor.id);
  }

  @Put(':pilotId/versions/:versionId')
  @SeenRevision()
  @Answers(PilotView, {
    summary: 'Add a version to a pilot, or change its seats. More seats go to the waitlist first, in order.',
  })
  async offerSeats(
    @Person() actor: PersonActor,
    @IdParam('pilotId') pilotId: string,
    @IdParam('versionId') versionId: string,
    @IfMatch() revision: number,
    @Body({ schema: SeatsInput }) { seats }: z.infer<typeof SeatsInput>,
  ) {
    await this.offer.run({ actorId: actor.id, pilotId, revision, versionId, seats });
    return this.pilots.byId(pilotId, actor.id);
  }

  @Post(':pilotId/meetings')
  @Answers(MeetingView, { status: 201, summary: "Plan a meeting by the wall clock of the pilot's zone." })
  async scheduleMeeting(
    @Person() actor: PersonActor,
    @IdParam('pilotId') pilotId: string,
    @Body({ schema: MeetingInput }) input: z.infer<typeof MeetingInput>,
  ) {
    const meeting = await this.schedule.run({ actorId: actor.id, pilotId, meeting: input });
    const { pilot } = await this.pilots.meeting(meeting.id);
    return { ...meeting, zone: pilot.zone, attended: null };
  }

  @Get(':pilotId/meetings/:meetingId/attendance')
  @Answers(AttendanceView, { summary: 'Who was recorded as attending a meeting, or as absent, by name.' })
  readAttendance(@IdParam('pilotId') pilotId: string, @IdParam('meetingId') meetingId: string) {
    return this.pilots.attendance(pilotId, meetingId);
  }

  @Put(':pilotId/meetings/:meetingId/attendance')
  @Answers(AttendanceView, {
    summary: 'Record who attended and who did not, many at once. Who is not named stays as recorded.',
  })
  async recordAttendance(
    @Person() actor: PersonActor,
    @IdParam('pilotId') pilotId: string,
    @IdParam('meetingId') meetingId: string,
    @Body({ schema: AttendanceInput }) { entries }: z.infer<typeof AttendanceInput>,
  ) {
    await this.record.run({ actorId: actor.id, pilotId, meetingId, entries });
    return this.pilots.attendance(pilotId, meetingId);
  }
}
