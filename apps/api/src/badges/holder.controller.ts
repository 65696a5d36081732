import { Body, Controller, Delete, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { NameHolder, Recipients } from '#badges';
import { DidInput, OwnDid } from '#contracts';
import type { PersonActor } from '#identity';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';

/** The holder's own DID in their badges. */
@ApiTags('badges')
@Controller('v1/me/did')
@Require('award:own')
export class HolderController {
  constructor(
    private readonly recipients: Recipients,
    private readonly nameHolder: NameHolder,
  ) {}

  @Get()
  @Answers(OwnDid, { summary: 'Your own DID in your badges, if you added one.' })
  async readOwnDid(@Person() actor: PersonActor) {
    return { did: (await this.recipients.of(actor.id)).did };
  }

  @Put()
  @Answers(OwnDid, {
    summary: 'Add your own DID. Laurel reissues your badges in force with it, and later badges have it too.',
  })
  async giveOwnDid(@Person() actor: PersonActor, @Body({ schema: DidInput }) { did }: z.infer<typeof DidInput>) {
    await this.nameHolder.run({ actor, did });
    return { did };
  }

  @Delete()
  @Answers(OwnDid, {
    summary:
      'Remove your DID. Laurel reissues your badges in force without it. Earlier credentials keep it: a signed credential never changes.',
  })
  async takeOwnDidAway(@Person() actor: PersonActor) {
    await this.nameHolder.run({ actor, did: null });
    return { did: null };
  }
}
