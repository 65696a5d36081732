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
import { ImsxFilter } from './imsx.js';
import { pageLinks } from './paging.js';
import { serviceDescription } from './service-description.js';

const refused = (status: number, description: string) =>
  ApiResponse({ status, description, standardSchema: ImsxStatusInfo });

/**
 * The API of Open Badges 3.0, by which a backpack reads what a holder has let it have. Its paths, answers and refusals are
 * the specification's. `@Public` keeps it from the guard of sessions and systems: its own guard asks for a holder's grant.
 */
@ApiTags('open badges API')
@Controller('ims/ob/v3p0')
@Public()
@UseGuards(HolderGuard)
@UseFilters(ImsxFilter)
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
      'The badges that the holder has in force, the first given first, each exactly as it was signed. X-Total-Count and Link tell of the rest.',
  })
  @ApiResponse({ status: 200, description: 'Success.', standardSchema: HeldCredentials })
  @refused(400, 'A parameter is wrong.')
  @refused(401, 'No token, or one that no longer holds.')
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
    // As they were signed, to the byte: not read and written again.
    response
      .type('application/json')
      .send(`{"credential":[${page.map(({ document }) => document).join(',')}],"compactJwsString":[]}`);
  }

  @Get('profile')
  @RequireScope(profileScope)
  @ApiBearerAuth('client')
  @Header('Cache-Control', 'no-store')
  @Answers(HolderProfile, {
    summary: 'Who the holder is: the DID that they gave, else an id of ours, name and address.',
  })
  @refused(401, 'No token, or one that no longer holds.')
  @refused(403, 'The holder has not given this scope.')
  async getProfile(@CurrentGrant() { personId }: HolderGrant) {
    const [{ name, email }, { did }] = await Promise.all([this.people.byId(personId), this.recipients.of(personId)]);
    return { id: did ?? `urn:uuid:${personId}`, type: ['Profile'], name, email };
  }

  @Post('credentials')
  @HttpCode(405)
  @ApiOperation({ summary: 'Not supported: Laurel issues badges and takes none in.' })
  @refused(405, 'Always.')
  upsertCredential(@Res({ passthrough: true }) response: Response): never {
    response.setHeader('Allow', 'GET');
    throw new DomainError(
      'conflict',
      'open-badges.issuer-only',
      'Laurel issues badges and takes none in. Read them with GET.',
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
      'The name stands on badges, so holders change their profile in Laurel alone. Read it with GET.',
    );
  }
}
