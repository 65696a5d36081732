import { Body, Controller, Get, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { BackpackRegistration, RegisteredBackpackView, RegistrationRefusal } from '#contracts';
import { AuthorizationEndpoint, RegisterBackpack } from '#identity';
import { backpackGrantTypes } from '#identity/vocabulary';
import { Public } from '../http/access.decorators.js';

const asked = (name: string, description: string, required = true) =>
  ApiQuery({ name, description, required, schema: { type: 'string' } });

/** The most bytes of an authorization request. */
const queryLimit = 8000;

/** Where backpacks register and send holders to decide: OAuth 2.0, with the formats and paths of the standards. */
@ApiTags('connections')
@Controller('oauth2')
export class AuthorizationController {
  constructor(
    private readonly endpoint: AuthorizationEndpoint,
    private readonly registering: RegisterBackpack,
  ) {}

  @Post('register')
  @Public()
  @ApiOperation({ summary: 'Register a backpack (RFC 7591). It can ask holders for their badges and nothing else.' })
  @ApiBody({ schema: z.toJSONSchema(BackpackRegistration, { io: 'input' }) as object, required: true })
  @ApiResponse({ status: 201, description: 'Registered.', standardSchema: RegisteredBackpackView })
  @ApiResponse({
    status: 400,
    description: 'Refused, in the form of the standard.',
    standardSchema: RegistrationRefusal,
  })
  async registerBackpack(@Body() body: unknown, @Ip() address: string, @Res() response: Response): Promise<void> {
    response.setHeader('Cache-Control', 'no-store');
    const read = BackpackRegistration.safeParse(body);
    if (!read.success) {
      const { path, message } = read.error.issues[0]!;
      response.status(400).json({
        error: path[0] === 'redirect_uris' ? 'invalid_redirect_uri' : 'invalid_client_metadata',
        error_description: `${path.map(String).join('.')}: ${message}`,
      });
      return;
    }
    const metadata = read.data;
    const registered = await this.registering.run({ metadata, address });
    if ('error' in registered) {
      response.status(400).json(registered);
      return;
    }
    const { clientId, clientSecret, scopes, registeredAt } = registered;
    response.status(201).json({
      client_id: clientId,
      ...(clientSecret === null ? {} : { client_secret: clientSecret, client_secret_expires_at: 0 }),
      client_id_issued_at: Math.floor(registeredAt.getTime() / 1000),
      client_name: metadata.client_name,
      redirect_uris: metadata.redirect_uris,
      token_endpoint_auth_method: metadata.token_endpoint_auth_method,
      grant_types: backpackGrantTypes,
      response_types: ['code'],
      scope: scopes.join(' '),
    });
  }

  @Get('authorize')
  @Public()
  @ApiOperation({
    summary:
      'Where a backpack sends a holder’s browser (RFC 6749, 4.1, with PKCE S256). Redirects to the page where the holder decides, or back with a code or an error.',
  })
  @asked('response_type', 'code')
  @asked('client_id', 'As registered.')
  @asked('redirect_uri', 'Exactly one of the registered addresses. The port of a loopback address may differ.')
  @asked('scope', 'Scopes, separated by spaces. Default: all scopes of the client.', false)
  @asked('state', 'Returned unchanged.', false)
  @asked('code_challenge', 'Base64url of the verifier’s SHA-256.')
  @asked('code_challenge_method', 'S256')
  @ApiResponse({ status: 302, description: 'Redirects to the decision, or back.' })
  async authorize(@Req() request: Request, @Res() response: Response): Promise<void> {
    const query = request.originalUrl.split('?')[1] ?? '';
    const location =
      query.length > queryLimit
        ? '/connect?error=invalid_request'
        : await this.endpoint.authorize(query, request.headers.cookie);
    response.setHeader('Cache-Control', 'no-store').setHeader('Referrer-Policy', 'no-referrer');
    response.redirect(302, location);
  }
}
