import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  AuthoredStackQueries,
  CreateMicroCredential,
  CreateStack,
  EditStack,
  RemoveMicroCredential,
  RemoveStack,
  RenameMicroCredential,
} from '#catalog';
import {
  AuthoredMicroCredential,
  AuthoredStack,
  AuthoredStackList,
  MicroCredentialInput,
  MicroCredentialPath,
  MicroCredentialRename,
  StackEdit,
  StackInput,
} from '#contracts';
import type { Actor } from '#identity';
import { CurrentActor, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { IfMatch } from '../http/revision.js';

/** Creating, renaming and removing stacks and micro-credentials. For administrators. */
@ApiTags('catalog authoring')
@Controller('v1/authored')
@Require('framework:edit')
export class StacksController {
  constructor(
    private readonly stacks: AuthoredStackQueries,
    private readonly create: CreateStack,
    private readonly edit: EditStack,
    private readonly remove: RemoveStack,
    private readonly createOne: CreateMicroCredential,
    private readonly renameOne: RenameMicroCredential,
    private readonly removeOne: RemoveMicroCredential,
  ) {}

  @Get('stacks')
  @Answers(AuthoredStackList, { summary: 'The stacks and micro-credentials, with the revisions that edits name.' })
  async listAuthoredStacks(@InProgram() programId: string) {
    return { items: await this.stacks.all(programId) };
  }

  @Post('stacks')
  @Answers(AuthoredStack, { status: 201, summary: 'Create the stack of a domain.' })
  async createStack(
    @InProgram() programId: string,
    @Body({ schema: StackInput }) input: z.infer<typeof StackInput>,
    @CurrentActor() actor: Actor,
  ) {
    await this.create.run({ programId, ...input, actor });
    return this.stacks.stack(programId, input.code);
  }

  @Put('stacks/:code')
  @Answers(AuthoredStack, {
    summary:
      'Rename a stack, or change how many of its micro-credentials its badge asks for. Issued badges keep theirs.',
  })
  async editStack(
    @InProgram() programId: string,
    @Param('code', { schema: MicroCredentialPath }) code: string,
    @IfMatch('stack') revision: number,
    @Body({ schema: StackEdit }) input: z.infer<typeof StackEdit>,
    @CurrentActor() actor: Actor,
  ) {
    await this.edit.run({ programId, code, revision, ...input, actor });
    return this.stacks.stack(programId, code);
  }

  @Delete('stacks/:code')
  @AnswersNothing({ summary: 'Remove a stack without micro-credentials.' })
  async removeStack(
    @InProgram() programId: string,
    @Param('code', { schema: MicroCredentialPath }) code: string,
    @IfMatch('stack') revision: number,
    @CurrentActor() actor: Actor,
  ) {
    await this.remove.run({ programId, code, revision, actor });
  }

  @Post('stacks/:code/micro-credentials')
  @Answers(AuthoredMicroCredential, { status: 201, summary: 'Create a micro-credential in a stack.' })
  async createMicroCredential(
    @InProgram() programId: string,
    @Param('code', { schema: MicroCredentialPath }) stack: string,
    @Body({ schema: MicroCredentialInput }) input: z.infer<typeof MicroCredentialInput>,
    @CurrentActor() actor: Actor,
  ) {
    await this.createOne.run({ programId, stack, ...input, actor });
    return this.stacks.microCredential(programId, input.code);
  }

  @Put('micro-credentials/:code')
  @Answers(AuthoredMicroCredential, {
    summary: 'Give a micro-credential another title. Issued badges keep theirs.',
  })
  async renameMicroCredential(
    @InProgram() programId: string,
    @Param('code', { schema: MicroCredentialPath }) code: string,
    @IfMatch('micro-credential') revision: number,
    @Body({ schema: MicroCredentialRename }) { title }: z.infer<typeof MicroCredentialRename>,
    @CurrentActor() actor: Actor,
  ) {
    await this.renameOne.run({ programId, code, revision, title, actor });
    return this.stacks.microCredential(programId, code);
  }

  @Delete('micro-credentials/:code')
  @AnswersNothing({ summary: 'Remove a micro-credential without versions.' })
  async removeMicroCredential(
    @InProgram() programId: string,
    @Param('code', { schema: MicroCredentialPath }) code: string,
    @IfMatch('micro-credential') revision: number,
    @CurrentActor() actor: Actor,
  ) {
    await this.removeOne.run({ programId, code, revision, actor });
  }
}
