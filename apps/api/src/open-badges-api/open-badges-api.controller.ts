import {
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Post,
  Put,
  Query,
  Res,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import { HeldCredentialQueries, Recipients } from '#badges';
import { CONFIGURATION, type Configuration } from '#config';
import { HeldCredentials, HeldCredentialsQuery, HolderProfile, ImsxStatusInfo, ServiceDescription } from '#contracts';
import { type HolderGrant, PersonQueries } from '#identity';
import { credentialScope, profileScope } from '#identity/vocabulary';
import { DomainError } from '#kernel';
import { Public } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { CurrentGrant, HolderGuard, RequireScope } from './holder.guard.js';
import { OpenBadgesStatusFilter } from './open-badges-status.filter.js';
import { pageLinks } from './paging.js';
import { serviceDescription } from './service-description.js';

const refused = (status: number, description: string) =>
  ApiResponse({ status, description, standardSchema: ImsxStatusInfo });

/**
 * The Open Badges 3.0 API: backpacks read the badges that a holder has allowed them to. Its paths, answers and errors
 * come from the specification. `@Public` turns off the guard of sessions and systems; its own guard requires a holder's
 * grant.
 */
@ApiTags('open badges API')
@Controller('ims/ob/v3p0')
@Public()
@UseGuards(HolderGuard)
@UseFilters(OpenBadgesStatusFilter)
export class OpenBadgesApiController {
  constructor(
    private readonly held: HeldCredentialQueries,
    private readonly people: PersonQueries,
    private readonly recipients: Recipients,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get('discovery')
  @Header('Access-Control-Allow-Origin', '*')
  @Answers(ServiceDescription, {
    summary: 'What this API offers, and where a backpack registers and asks for consent.',
  })
  getServiceDescription() {
    return serviceDescription(this.configuration);
  }

  @Get('credentials')
  @RequireScope(credentialScope)
  @ApiBearerAuth('client')
  @ApiOperation({
    summary:
      'The holder’s badges in force, oldest first, each exactly as it was signed. X-Total-Count and Link describe the other pages.',
  })
  @ApiResponse({ status: 200, description: 'Success.', standardSchema: HeldCredentials })
  @refused(400, 'A parameter is wrong.')
  @refused(401, 'The token is missing or has expired.')
  @refused(403, 'The holder has not given this scope.')
  async getCredentials(
    @CurrentGrant() { personId }: HolderGrant,
    @Query({ schema: HeldCredentialsQuery }) { limit, offset, since }: z.infer<typeof HeldCredentialsQuery>,
    @Res() response: Response,
  ): Promise<void> {
    const after = since === undefined ? undefined : new Date(/(?:Z|[+-]\d\d:\d\d)$/.test(since) ? since : `${since}Z`);
    const [total, page] = await Promise.all([
      this.held.count(personId, { since: after }),
      this.held.of(personId, { since: after, limit, offset }),
    ]);
    response.set({
      'X-Total-Count': String(total),
      Link: pageLinks(
        `${this.configuration.publicUrl}/ims/ob/v3p0/credentials`,
        { limit, offset, total },
        since === undefined ? {} : { since },
      ),
      'Cache-Control': 'no-store',
    });
    // Exactly as signed: parsing and writing the JSON again would change its bytes.
    response
      .type('application/json')
      .send(`{"credential":[${page.map(({ document }) => document).join(',')}],"compactJwsString":[]}`);
  }

  @Get('profile')
  @RequireScope(profileScope)
  @ApiBearerAuth('client')
  @Header('Cache-Control', 'no-store')
  @Answers(HolderProfile, {
    summary: 'The holder: their DID (or an id from Laurel), name and address.',
  })
  @refused(401, 'The token is missing or has expired.')
  @refused(403, 'The holder has not given this scope.')
  async getProfile(@CurrentGrant() { personId }: HolderGrant) {
    const [{ name, email }, { did }] = await Promise.all([this.people.byId(personId), this.recipients.of(personId)]);
    return { id: did ?? `urn:uuid:${personId}`, type: ['Profile'], name, email };
  }

  @Post('credentials')
  @HttpCode(405)
  @ApiOperation({ summary: 'Not supported: Laurel issues badges and does not accept any.' })
  @refused(405, 'Always.')
  upsertCredential(@Res({ passthrough: true }) response: Response): never {
    response.setHeader('Allow', 'GET');
    throw new DomainError(
      'conflict',
      'open-badges.issuer-only',
      'Laurel issues badges and does not accept any. Read them with GET.',
    );
  }

  @Put('profile')
  @HttpCode(405)
  @ApiOperation({ summary: 'Not supported: holders change their profile in Laurel.' })
  @refused(405, 'Always.')
  putProfile(@Res({ passthrough: true }) response: Response): never {
    response.setHeader('Allow', 'GET');
    throw new DomainError(
      'conflict',
      'open-badges.profile-kept',
      'Badges show the name, so holders change their profile in Laurel only. Read it with GET.',
    );
  }
}
