import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import {
  Addresses,
  BadgePictures,
  bakePng,
  hostedAssertion,
  hostedBadgeClass,
  hostedIssuer,
  Issuers,
  PublicBadgeQueries,
  withdrawnAssertion,
} from '#badges';
import { IssuerCode } from '#contracts';
import { OpenToAll } from './open-to-all.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

const types = ['application/ld+json', 'application/json'];

/** The same badges in Open Badges 2.0, for older readers. An assertion counts because it is at its address. */
@ApiTags('open badges')
@Controller('ob2')
export class HostedBadgeController {
  constructor(
    private readonly badges: PublicBadgeQueries,
    private readonly issuers: Issuers,
    private readonly addresses: Addresses,
    private readonly pictures: BadgePictures,
  ) {}

  @Get('issuer')
  @OpenToAll({ summary: 'The Issuer of Open Badges 2.0 of the first program.', media: types })
  async readHostedIssuer(@Req() request: Request, @Res() response: Response): Promise<void> {
    send(request, response, hostedIssuer(await this.issuers.first(), this.addresses));
  }

  @Get('programs/:code')
  @OpenToAll({ summary: 'The Issuer of Open Badges 2.0 of a program other than the first.', media: types })
  async readHostedIssuerOfProgram(
    @Param('code', { schema: IssuerCode }) code: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    send(request, response, hostedIssuer(await this.issuers.atProgram(code), this.addresses));
  }

  @Get('badges/:achievementId')
  @OpenToAll({ summary: 'An achievement as a BadgeClass of Open Badges 2.0.', media: types })
  async readBadgeClass(
    @IdParam('achievementId') achievementId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { programId, content } = await this.badges.achievement(achievementId);
    const issuer = await this.issuers.ofProgram(programId);
    send(request, response, hostedBadgeClass(achievementId, content, issuer, this.addresses));
  }

  @Get('assertions/:credentialId')
  @OpenToAll({
    summary: 'A credential as a hosted Assertion of Open Badges 2.0; 410 with `revoked` when it is not in force.',
    media: types,
  })
  async readAssertion(
    @IdParam('credentialId') credentialId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const badge = await this.badges.ofCredential(credentialId);
    if (badge.standing === 'issued') send(request, response, hostedAssertion(badge, this.addresses));
    else send(request, response.status(410), withdrawnAssertion(badge, this.addresses));
  }

  @Get('assertions/:credentialId/image.png')
  @OpenToAll({ summary: 'The badge as a PNG that contains the Assertion of Open Badges 2.0.', media: ['image/png'] })
  async readAssertionPng(@IdParam('credentialId') credentialId: string, @Res() response: Response): Promise<void> {
    const badge = await this.badges.ofCredential(credentialId);
    const picture = await this.pictures.png(await this.badges.achievement(badge.achievementId));
    response
      .type('image/png')
      .send(bakePng(picture, JSON.stringify(hostedAssertion(badge, this.addresses)), 'openbadges'));
  }
}

function send(request: Request, response: Response, document: object): void {
  response
    .vary('Accept')
    .type(request.accepts(types) || types[0]!)
    .send(JSON.stringify(document));
}
