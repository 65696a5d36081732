import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { badgeContexts, Issuer, JwtKeys, KeyHistory, SigningKeys, StatusLists } from '#badges';
import { KeyThumbprint, StatusListNumber, StatusPurpose } from '#contracts';
import { credentialTypes, sendJsonLd } from './negotiate.js';
import { OpenToAll } from './open-to-all.decorator.js';

/** The issuer, its keys and its status lists: what a verifier needs besides the badge. */
@ApiTags('open badges')
@Controller()
export class IssuerController {
  constructor(
    private readonly issuer: Issuer,
    private readonly keys: SigningKeys,
    private readonly jwtKeys: JwtKeys,
    private readonly history: KeyHistory,
    private readonly statusLists: StatusLists,
  ) {}

  @Get('issuer')
  @OpenToAll({ summary: 'The profile of the issuer.', media: credentialTypes })
  readIssuer(@Req() request: Request, @Res() response: Response): void {
    sendJsonLd(request, response, JSON.stringify({ '@context': badgeContexts.slice(0, 2), ...this.issuer.profile }));
  }

  @Get('issuer/did.json')
  @OpenToAll({
    summary: "The issuer's DID document, with every key that has signed.",
    media: ['application/did+json', 'application/json'],
  })
  async readDidDocument(@Req() request: Request, @Res() response: Response): Promise<void> {
    const type =
      request.accepts(['application/json', 'application/did+json', 'application/did+ld+json']) || 'application/json';
    response
      .vary('Accept')
      .type(type)
      .send(JSON.stringify(await this.keys.didDocument()));
  }

  @Get('issuer/keys')
  @OpenToAll({
    summary: 'The history of the signing keys: when each was published, and when it signs.',
    media: ['application/json'],
  })
  async readKeys(@Res() response: Response): Promise<void> {
    response.json({ items: await this.history.all() });
  }

  @Get('issuer/jwks.json')
  @OpenToAll({
    summary: 'Every key that has signed badges as JWTs (JWKS).',
    media: ['application/jwk-set+json'],
  })
  async readJwks(@Res() response: Response): Promise<void> {
    response.type('application/jwk-set+json').send(JSON.stringify(await this.jwtKeys.jwks()));
  }

  @Get('issuer/keys/:thumbprint')
  @OpenToAll({ summary: 'One key for badges as JWTs: the address in their `kid`.', media: ['application/jwk+json'] })
  async readJwk(
    @Param('thumbprint', { schema: KeyThumbprint }) thumbprint: string,
    @Res() response: Response,
  ): Promise<void> {
    response.type('application/jwk+json').send(JSON.stringify(await this.jwtKeys.jwk(thumbprint)));
  }

  @Get('status/:purpose/:list')
  @OpenToAll({
    summary: 'A status list (W3C Bitstring Status List), signed again when a standing on it changes.',
    media: credentialTypes,
  })
  async readStatusList(
    @Param('purpose', { schema: StatusPurpose }) purpose: z.infer<typeof StatusPurpose>,
    @Param('list', { schema: StatusListNumber }) list: number,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { document } = await this.statusLists.published(purpose, list);
    sendJsonLd(request, response, document);
  }
}
