import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Addresses, BadgePictures, type PublicBadge, PublicBadgeQueries } from '#badges';

import { OpenToAll } from './open-to-all.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

const warnings: Record<PublicBadge['standing'], string | null> = {
  issued: null,
  suspended: 'Suspended: do not rely on it for now',
  revoked: 'Revoked: it is no longer valid',
};

/**
 * Pictures of a badge for sharing. They contain no credential, and show on their face when the badge is not in force.
 */
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
    summary: 'The card that social networks show for a link to the badge: 1200 × 630 pixels.',
    media: ['image/png'],
  })
  async readBadgeCard(@IdParam('awardId') awardId: string, @Res() response: Response): Promise<void> {
    const { achievementId, holder, credential, standing, awardedOn } = await this.badges.ofAward(awardId);
    const card = await this.pictures.card(await this.badges.achievement(achievementId), {
      holder,
      issuer: credential.issuer.name,
      day: awardedOn,
      warning: warnings[standing],
      host: new URL(this.addresses.publicUrl).host,
    });
    response.type('image/png').send(card);
  }

  @Get('mail.png')
  @OpenToAll({
    summary: 'The badge for an email signature: 144 pixels square, to show at half the size.',
    media: ['image/png'],
  })
  async readBadgeForMail(@IdParam('awardId') awardId: string, @Res() response: Response): Promise<void> {
    const { achievementId } = await this.badges.ofAward(awardId);
    response.type('image/png').send(await this.pictures.mailPng(await this.badges.achievement(achievementId)));
  }
}
