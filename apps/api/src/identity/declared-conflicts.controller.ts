import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ConflictDeclaration, DeclaredConflicts, DeclaredConflictsQuery, DeclaredConflictView } from '#contracts';
import { DeclareConflict, DeclaredConflictQueries, type PersonActor, WithdrawConflict } from '#identity';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Conflicts that reviewers declare for themselves, or administrators for anyone. */
@ApiTags('people')
@Controller('v1/declared-conflicts')
export class DeclaredConflictsController {
  constructor(
    private readonly declaring: DeclareConflict,
    private readonly withdrawing: WithdrawConflict,
    private readonly conflicts: DeclaredConflictQueries,
  ) {}

  @Post()
  @Require('conflict:declare')
  @Answers(DeclaredConflictView, {
    status: 201,
    summary: 'Declare a conflict with a candidate, by id or email address. Declaring again replaces the reason.',
  })
  async declareConflict(
    @Person() actor: PersonActor,
    @Body({ schema: ConflictDeclaration }) declaration: z.infer<typeof ConflictDeclaration>,
  ) {
    const { candidateId, candidateEmail, reviewerId, reason } = declaration;
    const candidate = candidateId === undefined ? { email: candidateEmail! } : { id: candidateId };
    return this.conflicts.one(await this.declaring.run({ reviewerId, candidate, reason, actor }));
  }

  @Get()
  @Require('conflict:declare')
  @Answers(DeclaredConflicts, { summary: 'Declared conflicts: a reviewer’s own, or everyone’s for administrators.' })
  listDeclaredConflicts(
    @Person() actor: PersonActor,
    @InProgram() programId: string,
    @Query({ schema: DeclaredConflictsQuery }) query: z.infer<typeof DeclaredConflictsQuery>,
  ) {
    return this.conflicts.page({
      ...query,
      programId,
      reviewerId: actor.roles.includes('administrator') ? query.reviewerId : actor.id,
    });
  }

  @Delete(':reviewerId/:candidateId')
  @Require('conflict:declare')
  @AnswersNothing({ summary: 'Withdraw a declared conflict.' })
  async withdrawConflict(
    @Person() actor: PersonActor,
    @IdParam('reviewerId') reviewerId: string,
    @IdParam('candidateId') candidateId: string,
  ): Promise<void> {
    await this.withdrawing.run({ reviewerId, candidateId, actor });
  }
}
