import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Issuers, JwtKeys, KeyHistory, SigningKeys } from '#badges';
import { IssuerCode, KeyThumbprint } from '#contracts';
import { didTypes, published, sendDidDocument, sendJwk, sendJwks, sendProfile } from './issuer-documents.js';
import { credentialTypes } from './negotiate.js';
import { OpenToAll } from './open-to-all.decorator.js';

/** The issuer of each program but the first, with its keys. */
@ApiTags('open badges')
@Controller('programs/:code')
export class OtherIssuersController {
  constructor(
    private readonly issuers: Issuers,
    private readonly keys: SigningKeys,
    private readonly jwtKeys: JwtKeys,
    private readonly history: KeyHistory,
  ) {}

  @Get()
  @OpenToAll({ summary: published.profile, media: credentialTypes })
  async readIssuerOfProgram(
    @Param('code', { schema: IssuerCode }) code: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    sendProfile(request, response, await this.issuers.atProgram(code));
  }

  @Get('did.json')
  @OpenToAll({ summary: published.didDocument, media: didTypes })
  async readDidDocumentOfProgram(
    @Param('code', { schema: IssuerCode }) code: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    sendDidDocument(request, response, await this.keys.didDocument(await this.issuers.atProgram(code)));
  }

  @Get('keys')
  @OpenToAll({ summary: published.keys, media: ['application/json'] })
  async readKeysOfProgram(
    @Param('code', { schema: IssuerCode }) code: string,
    @Res() response: Response,
  ): Promise<void> {
    response.json({ items: await this.history.of(await this.issuers.atProgram(code)) });
  }

  @Get('jwks.json')
  @OpenToAll({ summary: published.jwks, media: ['application/jwk-set+json'] })
  async readJwksOfProgram(
    @Param('code', { schema: IssuerCode }) code: string,
    @Res() response: Response,
  ): Promise<void> {
    sendJwks(response, await this.jwtKeys.jwks(await this.issuers.atProgram(code)));
  }

  @Get('keys/:thumbprint')
  @OpenToAll({ summary: published.jwk, media: ['application/jwk+json'] })
  async readJwkOfProgram(
    @Param('code', { schema: IssuerCode }) code: string,
    @Param('thumbprint', { schema: KeyThumbprint }) thumbprint: string,
    @Res() response: Response,
  ): Promise<void> {
    sendJwk(response, await this.jwtKeys.jwk(await this.issuers.atProgram(code), thumbprint));
  }
}
