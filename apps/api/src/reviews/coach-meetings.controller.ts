import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CoachMeetingInput, CoachMeetingView } from '#contracts';
import type { PersonActor } from '#identity';
import { RecordCoachMeeting } from '#reviews';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Coach meetings about a result: for coaches and administrators. */
@ApiTags('results')
@Controller('v1/enrollments/:enrollmentId/coach-meetings')
@Require('coaching:record')
export class CoachMeetingsController {
  constructor(private readonly recordMeeting: RecordCoachMeeting) {}

  @Post()
  @Answers(CoachMeetingView, {
    status: 201,
    summary:
      'Record that a coach met the candidate about the last result. The next attempt opens if it waited for the meeting.',
  })
  recordCoachMeeting(
    @Person() actor: PersonActor,
    @IdParam('enrollmentId') enrollmentId: string,
    @Body({ schema: CoachMeetingInput }) input: z.infer<typeof CoachMeetingInput>,
  ) {
    return this.recordMeeting.run({ actor, enrollmentId, ...input });
  }
}
