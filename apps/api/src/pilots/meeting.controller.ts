import { Body, Controller, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { MeetingChangeInput, MeetingView, ReasonInput } from '#contracts';
import type { PersonActor } from '#identity';
import { CancelMeeting, ChangeMeeting, PilotQueries } from '#pilots';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Meetings that move or are called off. For administrators. */
@ApiTags('pilot administration')
@Controller('v1/pilots/:pilotId/meetings/:meetingId')
@Require('pilot:administer')
export class MeetingController {
  constructor(
    private readonly pilots: PilotQueries,
    private readonly change: ChangeMeeting,
    private readonly cancel: CancelMeeting,
  ) {}

  @Put()
  @Answers(MeetingView, { summary: 'Change a meeting. A new time or place is told to everyone in the pilot.' })
  async changeMeeting(
    @Person() actor: PersonActor,
    @IdParam('pilotId') pilotId: string,
    @IdParam('meetingId') meetingId: string,
    @Body({ schema: MeetingChangeInput }) input: z.infer<typeof MeetingChangeInput>,
  ) {
    const meeting = await this.change.run({ actorId: actor.id, pilotId, meetingId, meeting: input });
    const { pilot } = await this.pilots.meeting(meetingId);
    return { ...meeting, zone: pilot.zone, attended: null };
  }

  @Post('cancel')
  @AnswersNothing({
    summary: 'Call a meeting off, while no attendance is recorded. Everyone in the pilot is told why.',
  })
  async cancelMeeting(
    @Person() actor: PersonActor,
    @IdParam('pilotId') pilotId: string,
    @IdParam('meetingId') meetingId: string,
    @Body({ schema: ReasonInput }) { reason }: z.infer<typeof ReasonInput>,
  ) {
    await this.cancel.run({ actorId: actor.id, pilotId, meetingId, reason });
  }
}
