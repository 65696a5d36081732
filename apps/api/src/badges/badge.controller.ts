import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import {
  Addresses,
  bakePng,
  bakeSvg,
  BadgePictures,
  CredentialJwts,
  Issuers,
  type PublicBadge,
  PublicBadgeQueries,
  SharedEvidenceQueries,
} from '#badges';

import { badgePage } from './badge.page.js';
import { credentialTypes, jwtType, sendJsonLd, wantsJwt, wantsPage } from './negotiate.js';
import { OpenToAll } from './open-to-all.decorator.js';
import { sendPage } from './public-page.js';
import { sendSvg } from './send-svg.js';
import { IdParam } from '../http/id-param.decorator.js';

const badgeMedia = [...credentialTypes, jwtType, 'text/html'];

/** Badges for everyone: the signed credential for machines, a page for people. */
@ApiTags('open badges')
@Controller()
export class BadgeController {
  constructor(
    private readonly badges: PublicBadgeQueries,
    private readonly pictures: BadgePictures,
    private readonly jwts: CredentialJwts,
    private readonly evidence: SharedEvidenceQueries,
    private readonly issuers: Issuers,
    private readonly addresses: Addresses,
  ) {}

  @Get('badges/:awardId')
  @OpenToAll({
    summary: 'A badge: its current credential exactly as it was signed, or a page for browsers.',
    media: badgeMedia,
  })
  async readBadge(
    @IdParam('awardId') awardId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.answer(request, response, await this.badges.ofAward(awardId));
  }

  @Get('credentials/:credentialId')
  @OpenToAll({
    summary: 'One credential exactly as it was signed. Its status list shows whether it is in force.',
    media: badgeMedia,
  })
  async readCredential(
    @IdParam('credentialId') credentialId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.answer(request, response, await this.badges.ofCredential(credentialId));
  }

  @Get('badges/:awardId/credential.jwt')
  @OpenToAll({
    summary: 'The badge as a JWT (RS256), for readers that do not support Data Integrity proofs.',
    media: [jwtType],
  })
  async readBadgeJwt(@IdParam('awardId') awardId: string, @Res() response: Response): Promise<void> {
    const { credentialId } = await this.badges.ofAward(awardId);
    response.type(jwtType).send(await this.jwts.of(credentialId));
  }

  @Get('badges/:awardId/image.png')
  @OpenToAll({ summary: 'The badge as a PNG that contains its credential.', media: ['image/png'] })
  async readBadgePng(@IdParam('awardId') awardId: string, @Res() response: Response): Promise<void> {
    const { achievementId, document } = await this.badges.ofAward(awardId);
    const picture = await this.pictures.png(await this.badges.achievement(achievementId));
    response.type('image/png').send(bakePng(picture, document));
  }

  @Get('badges/:awardId/image.svg')
  @OpenToAll({ summary: 'The badge as an SVG that contains its credential.', media: ['image/svg+xml'] })
  async readBadgeSvg(@IdParam('awardId') awardId: string, @Res() response: Response): Promise<void> {
    const { achievementId, document } = await this.badges.ofAward(awardId);
    sendSvg(response, bakeSvg(this.pictures.svg(await this.badges.achievement(achievementId)), document));
  }

  private async answer(request: Request, response: Response, badge: PublicBadge): Promise<void> {
    if (wantsPage(request)) {
      const shared = badge.superseded ? [] : await this.evidence.listed(badge.awardId);
      const issuer = await this.issuers.ofAward(badge.awardId);
      sendPage(response.vary('User-Agent'), badgePage(badge, shared, this.addresses), issuer);
    } else if (wantsJwt(request))
      response
        .vary('Accept')
        .vary('User-Agent')
        .type(jwtType)
        .send(await this.jwts.of(badge.credentialId));
    else sendJsonLd(request, response.vary('User-Agent'), badge.document);
  }
}
