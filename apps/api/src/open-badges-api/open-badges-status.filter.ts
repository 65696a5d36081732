import { Catch } from '@nestjs/common';
import type { ImsxStatusInfo } from '#contracts';
import type { DomainError, RefusalKind } from '#kernel';
import { ImsxFilter, type ImsxRefusal } from '../http/imsx.filter.js';

type Minor = NonNullable<ImsxStatusInfo['imsx_codeMinor']>['imsx_codeMinorField'][number]['imsx_codeMinorFieldValue'];

const refusals: Partial<Record<RefusalKind, ImsxRefusal<Minor>>> = {
  invalid: { status: 400, minor: 'invalid_query_parameter' },
  unauthenticated: { status: 401, minor: 'unauthorizedrequest' },
  forbidden: { status: 403, minor: 'forbidden' },
  'not-found': { status: 404, minor: 'unknown' },
  conflict: { status: 405, minor: 'not_allowed', major: 'unsupported' },
  'too-many': { status: 429, minor: 'server_busy' },
  unavailable: { status: 503, minor: 'server_busy' },
};

/** The errors of the Open Badges 3.0 API. */
@Catch()
export class OpenBadgesStatusFilter extends ImsxFilter<Minor> {
  protected readonly fieldName = 'sourcedId';
  protected readonly unreadable = 'invalid_data';

  protected refusalOf({ kind }: DomainError): ImsxRefusal<Minor> {
    return refusals[kind] ?? { status: 400, minor: 'invalid_data' };
  }
}
