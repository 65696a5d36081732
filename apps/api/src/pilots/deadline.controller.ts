import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ExtensionInput, ReasonInput, RosterDetail } from '#contracts';
import type { PersonActor } from '#identity';
import { ExpireEnrollment, ExtendEnrollment, PauseEnrollment, ResumeEnrollment, RosterQueries } from '#pilots';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Extending, pausing, resuming and expiring enrollments, with a reason that the candidate can read. For administrators. */
@ApiTags('pilot administration')
@Controller('v1/roster/:enrollmentId')
@Require('pilot:administer')
export class DeadlineController {
  constructor(
    private readonly roster: RosterQueries,
    private readonly extend: ExtendEnrollment,
    private readonly pause: PauseEnrollment,
    private readonly resume: ResumeEnrollment,
    private readonly expire: ExpireEnrollment,
  ) {}

  @Post('extend')
  @Answers(RosterDetail, { summary: 'Extend the deadline to a later day, or make an expired enrollment active again.' })
  async extendEnrollment(
    @Person() actor: PersonActor,
    @IdParam('enrollmentId') enrollmentId: string,
    @Body({ schema: ExtensionInput }) input: z.infer<typeof ExtensionInput>,
  ) {
    await this.extend.run({ actor, enrollmentId, ...input });
    return this.roster.detail(actor, enrollmentId);
  }

  @Post('pause')
  @Answers(RosterDetail, { summary: 'Pause an active enrollment. Its days left are kept.' })
  async pauseEnrollment(
    @Person() actor: PersonActor,
    @IdParam('enrollmentId') enrollmentId: string,
    @Body({ schema: ReasonInput }) { reason }: z.infer<typeof ReasonInput>,
  ) {
    await this.pause.run({ actor, enrollmentId, reason });
    return this.roster.detail(actor, enrollmentId);
  }

  @Post('resume')
  @Answers(RosterDetail, {
    summary: 'Resume a paused enrollment, with the same number of days left.',
  })
  async resumeEnrollment(
    @Person() actor: PersonActor,
    @IdParam('enrollmentId') enrollmentId: string,
    @Body({ schema: ReasonInput }) { reason }: z.infer<typeof ReasonInput>,
  ) {
    await this.resume.run({ actor, enrollmentId, reason });
    return this.roster.detail(actor, enrollmentId);
  }

  @Post('expire')
  @Answers(RosterDetail, { summary: 'Expire an enrollment now that its deadline has passed.' })
  async expireEnrollment(
    @Person() actor: PersonActor,
    @IdParam('enrollmentId') enrollmentId: string,
    @Body({ schema: ReasonInput }) { reason }: z.infer<typeof ReasonInput>,
  ) {
    await this.expire.run({ actor, enrollmentId, reason });
    return this.roster.detail(actor, enrollmentId);
  }
}
