import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { ImsxStatusInfo } from '#contracts';
import { DomainError, type RefusalKind } from '#kernel';

type Minor = NonNullable<ImsxStatusInfo['imsx_codeMinor']>['imsx_codeMinorField'][number]['imsx_codeMinorFieldValue'];

interface Status {
  status: number;
  minor: Minor;
  major?: ImsxStatusInfo['imsx_codeMajor'];
}

const statusOf: Partial<Record<RefusalKind, Status>> = {
  invalid: { status: 400, minor: 'invalid_query_parameter' },
  unauthenticated: { status: 401, minor: 'unauthorizedrequest' },
  forbidden: { status: 403, minor: 'forbidden' },
  'not-found': { status: 404, minor: 'unknown' },
  conflict: { status: 405, minor: 'not_allowed', major: 'unsupported' },
  'too-many': { status: 429, minor: 'server_busy' },
  unavailable: { status: 503, minor: 'server_busy' },
};

/** The status format of the Open Badges 3.0 API. */
export function statusInfo(
  minor: Minor,
  description: string,
  major: ImsxStatusInfo['imsx_codeMajor'] = 'failure',
): ImsxStatusInfo {
  return {
    imsx_codeMajor: major,
    imsx_severity: 'error',
    imsx_description: description,
    imsx_codeMinor: {
      imsx_codeMinorField: [{ imsx_codeMinorFieldName: 'sourcedId', imsx_codeMinorFieldValue: minor }],
    },
  };
}

/** Sends every error of the Open Badges 3.0 API in the specification's format instead of a problem document. */
@Catch()
export class ImsxFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const { status, body } = this.answerTo(error, host.switchToHttp().getRequest<Request>());
    if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer error="invalid_token"');
    response.status(status).setHeader('Cache-Control', 'no-store').type('application/json').send(JSON.stringify(body));
  }

  private answerTo(error: unknown, { method, path }: Request): { status: number; body: ImsxStatusInfo } {
    if (error instanceof DomainError) {
      const { status, minor, major } = statusOf[error.kind] ?? { status: 400, minor: 'invalid_data' as const };
      const faults = (error.details.errors ?? []).map(({ pointer, detail }) => ` ${pointer}: ${detail}`).join('');
      return { status, body: statusInfo(minor, `${error.message}${faults}`, major) };
    }
    if (error instanceof HttpException && error.getStatus() < 500)
      return { status: error.getStatus(), body: statusInfo('invalid_data', error.message) };
    this.logger.error(`${method} ${path}: ${String(error)}`, error instanceof Error ? error.stack : undefined);
    return {
      status: 500,
      body: statusInfo('internal_server_error', 'Something went wrong on our side. Try again later.'),
    };
  }
}
