import { Catch } from '@nestjs/common';
import type { CaseStatusInfo } from '#contracts';
import type { DomainError } from '#kernel';
import { ImsxFilter, type ImsxRefusal } from '../http/imsx.filter.js';

type Minor = NonNullable<CaseStatusInfo['imsx_codeMinor']>['imsx_codeMinorField'][number]['imsx_codeMinorFieldValue'];

/** The errors of the CASE 1.1 API. */
@Catch()
export class CaseStatusFilter extends ImsxFilter<Minor> {
  protected readonly fieldName = 'Laurel';
  protected readonly unreadable = 'invalid_selection_field';

  protected refusalOf({ code, kind }: DomainError): ImsxRefusal<Minor> {
    if (code === 'case.identifier') return { status: 404, minor: 'invalid_uuid' };
    if (kind === 'not-found') return { status: 404, minor: 'unknownobject' };
    if (kind === 'unavailable') return { status: 503, minor: 'server_busy' };
    return { status: 400, minor: 'invalid_selection_field' };
  }
}
