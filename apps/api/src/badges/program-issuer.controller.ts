import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ChangeIssuer, type Issuer, Issuers } from '#badges';
import { ProgramIssuer, ProgramIssuerInput } from '#contracts';
import type { Actor } from '#identity';
import { CurrentActor, Public, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { IfMatch } from '../http/revision.js';

/** The issuer of the program's badges: for everyone to read, for its administrators to change. */
@ApiTags('badges')
@Controller('v1/program/issuer')
export class ProgramIssuerController {
  constructor(
    private readonly issuers: Issuers,
    private readonly changeIssuer: ChangeIssuer,
  ) {}

  @Get()
  @Public()
  @Answers(ProgramIssuer, { summary: 'The issuer of the program’s badges. Everything in it is public.' })
  async readProgramIssuer(@InProgram() programId: string) {
    return shown(await this.issuers.ofProgram(programId));
  }

  @Patch()
  @Require('issuer:edit')
  @Answers(ProgramIssuer, {
    summary: 'Change what the issuer says about itself. Issued badges keep their words; the DID and the keys stay.',
  })
  async changeProgramIssuer(
    @InProgram() programId: string,
    @IfMatch('issuer', '`"0"` before the first change') revision: number,
    @Body({ schema: ProgramIssuerInput }) changes: z.infer<typeof ProgramIssuerInput>,
    @CurrentActor() actor: Actor,
  ) {
    return shown(await this.changeIssuer.run({ programId, revision, changes, actor }));
  }
}

function shown({ addresses: { did }, name, email, url, description, defaults, revision }: Issuer) {
  return { did, name, email, url, description, defaults, revision };
}
