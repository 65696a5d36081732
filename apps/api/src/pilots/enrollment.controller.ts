import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { EnrollmentDetail, EnrollmentPage, EnrollmentsQuery, FeedbackInput, ReasonInput } from '#contracts';
import type { PersonActor } from '#identity';
import { EnrollmentQueries, GiveFeedback, StartWork, WithdrawEnrollment } from '#pilots';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** A candidate's own enrollments. */
@ApiTags('enrollments')
@Controller('v1/enrollments')
@Require('enrollment:own')
export class EnrollmentController {
  constructor(
    private readonly queries: EnrollmentQueries,
    private readonly start: StartWork,
    private readonly withdraw: WithdrawEnrollment,
    private readonly feedback: GiveFeedback,
  ) {}

  @Get()
  @Answers(EnrollmentPage, { summary: 'Your enrollments, latest first.' })
  listEnrollments(
    @Person() actor: PersonActor,
    @Query({ schema: EnrollmentsQuery }) query: z.infer<typeof EnrollmentsQuery>,
  ) {
    return this.queries.own(actor.id, query);
  }

  @Get(':enrollmentId')
  @Answers(EnrollmentDetail, {
    summary:
      'One of your enrollments, with its deadline and why it falls on that day, its requirements and its history.',
  })
  readEnrollment(@Person() actor: PersonActor, @IdParam('enrollmentId') enrollmentId: string) {
    return this.queries.detail(asCandidate(actor), enrollmentId);
  }

  @Post(':enrollmentId/start')
  @Answers(EnrollmentDetail, {
    summary: 'Start work. The window begins, and the response says when it closes and why.',
  })
  async startWork(@Person() actor: PersonActor, @IdParam('enrollmentId') enrollmentId: string) {
    await this.start.run({ actor: asCandidate(actor), enrollmentId });
    return this.queries.detail(asCandidate(actor), enrollmentId);
  }

  @Post(':enrollmentId/withdraw')
  @Answers(EnrollmentDetail, {
    summary:
      'Withdraw from an unfinished enrollment, with a reason. Your seat goes to the next person on the waitlist.',
  })
  async withdrawOwnEnrollment(
    @Person() actor: PersonActor,
    @IdParam('enrollmentId') enrollmentId: string,
    @Body({ schema: ReasonInput }) { reason }: z.infer<typeof ReasonInput>,
  ) {
    await this.withdraw.run({ actor: asCandidate(actor), enrollmentId, reason });
    return this.queries.detail(asCandidate(actor), enrollmentId);
  }

  @Put(':enrollmentId/feedback')
  @Answers(EnrollmentDetail, {
    summary: 'Give feedback on how rigorous and how clear the version is. New feedback replaces the old.',
  })
  async giveFeedback(
    @Person() actor: PersonActor,
    @IdParam('enrollmentId') enrollmentId: string,
    @Body({ schema: FeedbackInput }) input: z.infer<typeof FeedbackInput>,
  ) {
    await this.feedback.run({ actor: asCandidate(actor), enrollmentId, ...input });
    return this.queries.detail(asCandidate(actor), enrollmentId);
  }
}

/** On these routes people see only their own enrollments, whatever other roles they have. */
function asCandidate({ kind, id }: PersonActor) {
  return { kind, id, roles: ['candidate'] };
}
