import { type ArgumentsHost, BadRequestException } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { DomainError, notFound } from '#kernel';
import { CaseStatusFilter } from '../case-api/case-status.filter.js';
import { OpenBadgesStatusFilter } from '../open-badges-api/open-badges-status.filter.js';

interface Sent {
  status?: number;
  minor?: string;
}

/** What the filter sends for an error: the status, and the minor code in the body. */
function sentFor(filter: CaseStatusFilter | OpenBadgesStatusFilter, error: unknown): Sent {
  const sent: Sent = {};
  const response = {
    status: (status: number) => ((sent.status = status), response),
    setHeader: () => response,
    type: () => response,
    send: (body: string) => {
      sent.minor = JSON.parse(body).imsx_codeMinor.imsx_codeMinorField[0].imsx_codeMinorFieldValue;
    },
  };
  const http = { getResponse: () => response, getRequest: () => ({ method: 'GET', path: '/ims' }) };
  filter.catch(error, { switchToHttp: () => http } as unknown as ArgumentsHost);
  return sent;
}

const lost = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

describe('an error of an API of 1EdTech', () => {
  it.each([
    [new CaseStatusFilter(), notFound('case-item'), 404, 'unknownobject'],
    [new CaseStatusFilter(), new DomainError('invalid', 'case.identifier', 'No.'), 404, 'invalid_uuid'],
    [new CaseStatusFilter(), new BadRequestException(), 400, 'invalid_selection_field'],
    [new CaseStatusFilter(), lost, 503, 'server_busy'],
    [new CaseStatusFilter(), new Error('A bug'), 500, 'internal_server_error'],
    [new OpenBadgesStatusFilter(), notFound('badge'), 404, 'unknown'],
    [new OpenBadgesStatusFilter(), new DomainError('conflict', 'badge.taken', 'No.'), 405, 'not_allowed'],
    [new OpenBadgesStatusFilter(), new BadRequestException(), 400, 'invalid_data'],
    [new OpenBadgesStatusFilter(), lost, 503, 'server_busy'],
    [new OpenBadgesStatusFilter(), new Error('A bug'), 500, 'internal_server_error'],
  ])('%# has its status and its minor code', (filter, error, status, minor) => {
    expect(sentFor(filter, error)).toEqual({ status, minor });
  });
});
