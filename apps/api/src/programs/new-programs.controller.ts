import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CreateProgram, readProgramFile, shippedFile } from '#catalog';
import { CreatedProgram, NewProgramInput } from '#contracts';
import type { PersonActor } from '#identity';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';

/** New programs. For administrators of the first one, which runs this Laurel. */
@ApiTags('program administration')
@Controller('v1/programs')
@Require('program:create')
export class NewProgramsController {
  constructor(private readonly create: CreateProgram) {}

  @Post()
  @Answers(CreatedProgram, {
    status: 201,
    summary: 'Create a program, which you then administer. Only administrators of the first program can.',
  })
  createProgram(
    @Person() actor: PersonActor,
    @Body({ schema: NewProgramInput }) { shipped, ...content }: z.infer<typeof NewProgramInput>,
  ) {
    const file = readProgramFile(shipped === undefined ? content : shippedFile(shipped));
    return this.create.run({ file, by: { actor } });
  }
}
