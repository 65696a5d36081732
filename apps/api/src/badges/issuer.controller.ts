import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { Issuers, JwtKeys, KeyHistory, SigningKeys, StatusLists } from '#badges';
import { KeyThumbprint, StatusListNumber, StatusPurpose } from '#contracts';
import { didTypes, published, sendDidDocument, sendJwk, sendJwks, sendProfile } from './issuer-documents.js';
import { credentialTypes, sendJsonLd } from './negotiate.js';
import { OpenToAll } from './open-to-all.decorator.js';

/** The first program's issuer with its keys, and all status lists: what a verifier needs besides the badge. */
@ApiTags('open badges')
@Controller()
export class IssuerController {
  constructor(
    private readonly issuers: Issuers,
    private readonly keys: SigningKeys,
    private readonly jwtKeys: JwtKeys,
    private readonly history: KeyHistory,
    private readonly statusLists: StatusLists,
  ) {}

  @Get('issuer')
  @OpenToAll({ summary: published.profile, media: credentialTypes })
  async readIssuer(@Req() request: Request, @Res() response: Response): Promise<void> {
    sendProfile(request, response, await this.issuers.first());
  }

  @Get('issuer/did.json')
  @OpenToAll({ summary: published.didDocument, media: didTypes })
  async readDidDocument(@Req() request: Request, @Res() response: Response): Promise<void> {
    sendDidDocument(request, response, await this.keys.didDocument(await this.issuers.first()));
  }

  @Get('issuer/keys')
  @OpenToAll({ summary: published.keys, media: ['application/json'] })
  async readKeys(@Res() response: Response): Promise<void> {
    response.json({ items: await this.history.of(await this.issuers.first()) });
  }

  @Get('issuer/jwks.json')
  @OpenToAll({ summary: published.jwks, media: ['application/jwk-set+json'] })
  async readJwks(@Res() response: Response): Promise<void> {
    sendJwks(response, await this.jwtKeys.jwks(await this.issuers.first()));
  }

  @Get('issuer/keys/:thumbprint')
  @OpenToAll({ summary: published.jwk, media: ['application/jwk+json'] })
  async readJwk(
    @Param('thumbprint', { schema: KeyThumbprint }) thumbprint: string,
    @Res() response: Response,
  ): Promise<void> {
    sendJwk(response, await this.jwtKeys.jwk(await this.issuers.first(), thumbprint));
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
