import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ProgramSettingsInput, ProgramView } from '#contracts';
import type { PersonActor } from '#identity';
import { ChangeProgram, SettingsQueries } from '#programs';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { IfMatch } from '../http/revision.js';

/** The settings of a program. For its administrators. */
@ApiTags('program administration')
@Controller('v1/program')
@Require('program:administer')
export class SettingsController {
  constructor(
    private readonly settings: SettingsQueries,
    private readonly change: ChangeProgram,
  ) {}

  @Get()
  @Answers(ProgramView, { summary: 'Your program and its settings.' })
  readProgram(@InProgram() programId: string) {
    return this.settings.of({ kind: 'program', id: programId });
  }

  @Patch()
  @Answers(ProgramView, {
    summary: 'Change settings of your program. Pilots and deadlines that exist keep what they began with.',
  })
  changeProgram(
    @Person() actor: PersonActor,
    @InProgram() programId: string,
    @IfMatch('program') revision: number,
    @Body({ schema: ProgramSettingsInput }) changes: z.infer<typeof ProgramSettingsInput>,
  ) {
    return this.change.run({ actor, programId, revision, changes });
  }
}
