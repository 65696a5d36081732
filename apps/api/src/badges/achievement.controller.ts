import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { BadgePictures, badgeContexts, Issuers, PublicBadgeQueries } from '#badges';

import { achievementPage } from './achievement.page.js';
import { credentialTypes, sendJsonLd, wantsPage } from './negotiate.js';
import { forever, OpenToAll } from './open-to-all.decorator.js';
import { sendPage } from './public-page.js';
import { sendSvg } from './send-svg.js';
import { IdParam } from '../http/id-param.decorator.js';

/** What badges certify, for everyone. */
@ApiTags('open badges')
@Controller('achievements/:achievementId')
export class AchievementController {
  constructor(
    private readonly badges: PublicBadgeQueries,
    private readonly pictures: BadgePictures,
    private readonly issuers: Issuers,
  ) {}

  @Get()
  @OpenToAll({
    summary: 'An achievement: what a badge certifies. Each version of a micro-credential has one.',
    media: [...credentialTypes, 'text/html'],
  })
  async readAchievement(
    @IdParam('achievementId') achievementId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { programId, content } = await this.badges.achievement(achievementId);
    if (wantsPage(request))
      sendPage(
        response,
        achievementPage(`${achievementId}/image.svg`, content),
        await this.issuers.ofProgram(programId),
      );
    else sendJsonLd(request, response, JSON.stringify({ '@context': badgeContexts, ...content }));
  }

  @Get('criteria')
  @OpenToAll({
    summary: 'How to earn the badge: a page for browsers, or Markdown.',
    media: ['text/html', 'text/markdown'],
  })
  async readCriteria(
    @IdParam('achievementId') achievementId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { programId, content } = await this.badges.achievement(achievementId);
    if (request.accepts(['text/html', 'text/markdown', 'text/plain']) === 'text/html')
      sendPage(
        response,
        { ...achievementPage('image.svg', content), home: '../..' },
        await this.issuers.ofProgram(programId),
      );
    else response.vary('Accept').type('text/markdown').send(content.criteria.narrative);
  }

  @Get('image.png')
  @OpenToAll({ summary: 'The picture of the achievement.', media: ['image/png'], cache: forever })
  async readAchievementPng(@IdParam('achievementId') achievementId: string, @Res() response: Response): Promise<void> {
    response.type('image/png').send(await this.pictures.png(await this.badges.achievement(achievementId)));
  }

  @Get('image.svg')
  @OpenToAll({ summary: 'The picture of the achievement.', media: ['image/svg+xml'], cache: forever })
  async readAchievementSvg(@IdParam('achievementId') achievementId: string, @Res() response: Response): Promise<void> {
    sendSvg(response, this.pictures.svg(await this.badges.achievement(achievementId)));
  }
}
