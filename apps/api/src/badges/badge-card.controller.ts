import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Addresses, BadgePictures, type PublicBadge, PublicBadgeQueries } from '#badges';

import { dayInWords } from './badge.page.js';
import { OpenToAll } from './open-to-all.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

const warnings: Record<PublicBadge['standing'], string | null> = {
  issued: null,
  suspended: 'Suspended: do not rely on it for now',
  revoked: 'Revoked: it no longer holds',
};

/** Pictures of a badge for where it is shared: they hold no credential, and say so on their face where it does not hold. */
@ApiTags('open badges')
@Controller('badges/:awardId')
export class BadgeCardController {
  constructor(
    private readonly badges: PublicBadgeQueries,
    private readonly pictures: BadgePictures,
    private readonly addresses: Addresses,
  ) {}

  @Get('card.png')
  @OpenToAll({
    summary: 'The card that stands for the badge where a link to it is shared: 1200 × 630 pixels.',
    media: ['image/png'],
  })
  async readBadgeCard(@IdParam('awardId') awardId: string, @Res() response: Response): Promise<void> {
    const { achievementId, holder, credential, standing } = await this.badges.ofAward(awardId);
    const card = await this.pictures.card(await this.badges.achievement(achievementId), {
      holder,
      issuer: credential.issuer.name,
      day: dayInWords(credential.awardedDate),
      warning: warnings[standing],
      host: new URL(this.addresses.publicUrl).host,
    });
    response.type('image/png').send(card);
  }

  @Get('mail.png')
  @OpenToAll({
    summary: 'The badge for the end of an e-mail: 144 pixels square, to be shown at half of it.',
    media: ['image/png'],
  })
  async readBadgeForMail(@IdParam('awardId') awardId: string, @Res() response: Response): Promise<void> {
    const { achievementId } = await this.badges.ofAward(awardId);
    response.type('image/png').send(await this.pictures.mailPng(await this.badges.achievement(achievementId)));
  }
}
