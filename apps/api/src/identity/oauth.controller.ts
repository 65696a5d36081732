import { Controller, Get, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { AccessTokenView, OAuthMetadata } from '#contracts';
import { OAuthServer } from '#identity';
import { grantTypes } from '#identity/vocabulary';
import { DomainError } from '#kernel';
import { Public } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';

/** The most bytes of a form. A signed assertion is its longest part. */
const formLimit = 16 * 1024;

const tokenForm = {
  type: 'object',
  required: ['grant_type'],
  properties: {
    grant_type: { type: 'string', enum: [...grantTypes] },
    code: { type: 'string', description: 'The code of a holder’s consent. Usable once, for ten minutes.' },
    redirect_uri: { type: 'string', description: 'With a code: the address that received it.' },
    code_verifier: { type: 'string', description: 'With a code: the verifier of the challenge (RFC 7636).' },
    refresh_token: {
      type: 'string',
      description: 'Instead of a code. Usable once; the response contains the next one.',
    },
    client_id: { type: 'string', description: 'For a client without a secret.' },
    scope: { type: 'string', description: 'Scopes, separated by spaces. Default: all scopes of the client.' },
    client_assertion_type: {
      type: 'string',
      description: 'With public keys: urn:ietf:params:oauth:client-assertion-type:jwt-bearer.',
    },
    client_assertion: {
      type: 'string',
      description: 'With public keys: a JWT signed by the client, usable once (RFC 7523).',
    },
  },
};

const revocationForm = { type: 'object', required: ['token'], properties: { token: { type: 'string' } } };
const basic = { name: 'Authorization', required: false, description: 'Basic, with client id and secret.' };
const refused = {
  status: 400,
  description: 'Refused, in the form of the standard: `error` and `error_description` (RFC 6749, 5.2).',
};

/** OAuth 2.0 for systems and backpacks, with the formats and paths of the standard. */
@ApiTags('clients')
@Controller()
export class OAuthController {
  constructor(private readonly server: OAuthServer) {}

  @Get('.well-known/oauth-authorization-server')
  @Public()
  @Answers(OAuthMetadata, { summary: 'What the OAuth server offers (RFC 8414).' })
  oauthMetadata() {
    return this.server.metadata();
  }

  @Post('oauth2/token')
  @Public()
  @ApiOperation({
    summary:
      'Get an access token for a system’s client credentials, or for a holder’s code or refresh token (RFC 6749). Send it as a bearer token. It is valid for an hour.',
  })
  @ApiHeader(basic)
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({ schema: tokenForm, required: true })
  @ApiResponse({ status: 200, description: 'Success.', standardSchema: AccessTokenView })
  @ApiResponse(refused)
  issueAccessToken(@Req() request: Request, @Res() response: Response, @Ip() address: string): Promise<void> {
    return this.answer('/oauth2/token', request, response, address);
  }

  @Post('oauth2/revoke')
  @Public()
  @ApiOperation({ summary: 'Revoke an access or refresh token (RFC 7009).' })
  @ApiHeader(basic)
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({ schema: revocationForm, required: true })
  @ApiResponse({ status: 200, description: 'The token is no longer valid, or never was.' })
  @ApiResponse(refused)
  revokeAccessToken(@Req() request: Request, @Res() response: Response, @Ip() address: string): Promise<void> {
    return this.answer('/oauth2/revoke', request, response, address);
  }

  private async answer(
    path: '/oauth2/token' | '/oauth2/revoke',
    request: Request,
    response: Response,
    address: string,
  ): Promise<void> {
    const form = await formOf(request);
    const { status, headers, body } = await this.server.answer({
      path,
      authorization: request.headers.authorization,
      form,
      address,
    });
    for (const [name, value] of headers) response.setHeader(name, value);
    response.status(status).setHeader('Cache-Control', 'no-store');
    response.send(body);
  }
}

/** The form as it was sent. Only JSON is parsed before the handlers. */
async function formOf(request: Request): Promise<string> {
  if (!request.is('application/x-www-form-urlencoded')) {
    throw new DomainError(
      'unsupported-type',
      'oauth.form',
      'Send a form (application/x-www-form-urlencoded), as OAuth 2.0 requires.',
    );
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > formLimit)
      throw new DomainError('too-large', 'oauth.form-size', `This form is larger than ${formLimit} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
