import { Controller, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { ImportCasePackage } from '#catalog';
import { CasePackageResult } from '#contracts';
import type { Actor } from '#identity';
import { DomainError } from '#kernel';
import { CurrentActor, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { readBody } from '../http/read-body.js';

const anyFile = 'application/octet-stream';
/** Some states publish packages of about 20 MB. */
const mostBytes = 32 * 1024 * 1024;

const TakesPackage = (): MethodDecorator => (target, key, handler) => {
  ApiConsumes(anyFile)(target, key, handler);
  ApiBody({
    schema: { type: 'string', format: 'binary' },
    required: true,
    description: 'A CFPackage of CASE 1.0 or 1.1 as JSON, up to 32 MB.',
  })(target, key, handler);
};

/** Importing frameworks that others publish. For administrators. */
@ApiTags('catalog authoring')
@Controller('v1/case-packages')
@Require('framework:edit')
export class CasePackagesController {
  constructor(private readonly importPackage: ImportCasePackage) {}

  @Post()
  @TakesPackage()
  @Answers(CasePackageResult, {
    status: 201,
    summary: 'Import a CASE package as a framework, or the next version of one that was imported before.',
  })
  importCasePackage(@InProgram() programId: string, @Req() request: Request, @CurrentActor() actor: Actor) {
    return this.take(request, { programId, actor });
  }

  @Post('check')
  @TakesPackage()
  @Answers(CasePackageResult, { summary: 'Say what importing a CASE package would change. Nothing is saved.' })
  checkCasePackage(@InProgram() programId: string, @Req() request: Request, @CurrentActor() actor: Actor) {
    return this.take(request, { programId, actor, preview: true });
  }

  private async take(request: Request, how: { programId: string; actor: Actor; preview?: boolean }) {
    if (!request.is(anyFile))
      throw new DomainError('unsupported-type', 'request.unsupported-type', `Send the file itself as ${anyFile}.`);
    return this.importPackage.run({ ...how, file: await readBody(request, mostBytes) });
  }
}
