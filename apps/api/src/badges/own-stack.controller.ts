import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { StackProgressQueries } from '#badges';
import { StackProgressList } from '#contracts';
import type { PersonActor } from '#identity';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';

/** Progress toward the badge of each stack, for the person who earns it. */
@ApiTags('badges')
@Controller('v1/me/stacks')
@Require('award:own')
export class OwnStackController {
  constructor(private readonly progress: StackProgressQueries) {}

  @Get()
  @Answers(StackProgressList, { summary: 'Your progress with each stack, and with the whole.' })
  async listOwnStacks(@Person() actor: PersonActor, @InProgram() programId: string) {
    return { items: await this.progress.of(actor.id, programId) };
  }
}
