import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { CaseStatusInfo } from '#contracts';
import { DomainError } from '#kernel';
import { outageOf } from '../http/outage.js';

type Minor = NonNullable<CaseStatusInfo['imsx_codeMinor']>['imsx_codeMinorField'][number]['imsx_codeMinorFieldValue'];

interface Refusal {
  status: number;
  minor: Minor;
  description: string;
}

/** Sends every error of the CASE 1.1 API in the specification's format instead of a problem document. */
@Catch()
export class CaseStatusFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const { status, minor, description } = this.refusalOf(error, host.switchToHttp().getRequest<Request>());
    const body: CaseStatusInfo = {
      imsx_codeMajor: 'failure',
      imsx_severity: 'error',
      imsx_description: description,
      imsx_codeMinor: {
        imsx_codeMinorField: [{ imsx_codeMinorFieldName: 'Laurel', imsx_codeMinorFieldValue: minor }],
      },
    };
    response.status(status).setHeader('Cache-Control', 'no-store').type('application/json').send(JSON.stringify(body));
  }

  private refusalOf(error: unknown, { method, path }: Request): Refusal {
    if (error instanceof DomainError) {
      const faults = (error.details.errors ?? []).map(({ pointer, detail }) => ` ${pointer}: ${detail}`).join('');
      const description = `${error.message}${faults}`;
      if (error.code === 'case.identifier') return { status: 404, minor: 'invalid_uuid', description };
      if (error.kind === 'not-found') return { status: 404, minor: 'unknownobject', description };
      if (error.kind === 'unavailable') return { status: 503, minor: 'server_busy', description };
      return { status: 400, minor: 'invalid_selection_field', description };
    }
    if (error instanceof HttpException && error.getStatus() < 500)
      return { status: error.getStatus(), minor: 'invalid_selection_field', description: error.message };
    this.logger.error(`${method} ${path}: ${String(error)}`, error instanceof Error ? error.stack : undefined);
    if (outageOf(error) !== null)
      return { status: 503, minor: 'server_busy', description: 'A part of Laurel is not responding. Try again later.' };
    return {
      status: 500,
      minor: 'internal_server_error',
      description: 'Something went wrong on our side. Try again later.',
    };
  }
}
