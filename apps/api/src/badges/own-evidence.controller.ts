import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { SharedEvidenceQueries, ShareEvidence, WithdrawEvidence } from '#badges';
import type { EvidenceItem } from '#badges/vocabulary';
import { EvidenceItemParam, OwnEvidenceList, ShareInput } from '#contracts';
import type { PersonActor } from '#identity';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** The evidence of the person's own badges. It is private unless they share it. */
@ApiTags('badges')
@Controller('v1/me/awards/:awardId/evidence')
@Require('award:own')
export class OwnEvidenceController {
  constructor(
    private readonly evidence: SharedEvidenceQueries,
    private readonly share: ShareEvidence,
    private readonly withdraw: WithdrawEvidence,
  ) {}

  @Get()
  @Answers(OwnEvidenceList, { summary: 'The evidence of your badge, and what you share of it.' })
  async listOwnEvidence(@Person() actor: PersonActor, @IdParam('awardId') awardId: string) {
    return { items: await this.evidence.ofOwn(actor.id, awardId) };
  }

  @Put(':item/share')
  @Answers(OwnEvidenceList, {
    summary:
      "Share one item: anyone with its link can see it. The badge's page leads to it when it is listed. A shared item keeps its link.",
  })
  async shareOwnEvidence(
    @Person() actor: PersonActor,
    @IdParam('awardId') awardId: string,
    @Param('item', { schema: EvidenceItemParam }) item: EvidenceItem,
    @Body({ schema: ShareInput }) { listed }: z.infer<typeof ShareInput>,
  ) {
    await this.share.run({ actor, awardId, item, listed });
    return this.listOwnEvidence(actor, awardId);
  }

  @Delete(':item/share')
  @Answers(OwnEvidenceList, { summary: 'Make one item private again. Its link never works again.' })
  async withdrawOwnEvidence(
    @Person() actor: PersonActor,
    @IdParam('awardId') awardId: string,
    @Param('item', { schema: EvidenceItemParam }) item: EvidenceItem,
  ) {
    await this.withdraw.run({ actor, awardId, item });
    return this.listOwnEvidence(actor, awardId);
  }
}
