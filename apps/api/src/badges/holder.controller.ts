import { Body, Controller, Delete, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { NameHolder, Recipients } from '#badges';
import { DidInput, OwnDid } from '#contracts';
import type { PersonActor } from '#identity';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';

/** The DID by which one's badges name one, beside the hash of one's address. */
@ApiTags('badges')
@Controller('v1/me/did')
@Require('award:own')
export class HolderController {
  constructor(
    private readonly recipients: Recipients,
    private readonly nameHolder: NameHolder,
  ) {}

  @Get()
  @Answers(OwnDid, { summary: 'The DID that your badges name you by, if you gave one.' })
  async readOwnDid(@Person() actor: PersonActor) {
    return { did: (await this.recipients.of(actor.id)).did };
  }

  @Put()
  @Answers(OwnDid, {
    summary: 'Give a DID of your own. Badges in force are issued anew with it, and later ones carry it.',
  })
  async giveOwnDid(@Person() actor: PersonActor, @Body({ schema: DidInput }) { did }: z.infer<typeof DidInput>) {
    await this.nameHolder.run({ actor, did });
    return { did };
  }

  @Delete()
  @Answers(OwnDid, {
    summary:
      'Take your DID away. Badges in force are issued anew without it; earlier credentials keep it, for what was signed never changes.',
  })
  async takeOwnDidAway(@Person() actor: PersonActor) {
    await this.nameHolder.run({ actor, did: null });
    return { did: null };
  }
}
