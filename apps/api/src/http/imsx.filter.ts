import { type ArgumentsHost, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { ImsxStatusInfo } from '#contracts';
import { DomainError } from '#kernel';
import { outageOf } from './outage.js';

type Major = ImsxStatusInfo['imsx_codeMajor'];

/** What every API of 1EdTech calls these. */
type SharedCode = 'server_busy' | 'internal_server_error';

export interface ImsxRefusal<Minor extends string> {
  status: number;
  minor: Minor | SharedCode;
  /** Absent: `failure`. */
  major?: Major;
}

/** Sends every error of an API of 1EdTech in the format of its specification instead of a problem document. */
export abstract class ImsxFilter<Minor extends string> implements ExceptionFilter {
  private readonly logger = new Logger('http');

  /** What a minor code is about. */
  protected abstract readonly fieldName: string;
  /** The minor code of a request that Nest refused, such as one that cannot be read. */
  protected abstract readonly unreadable: Minor;

  protected abstract refusalOf(error: DomainError): ImsxRefusal<Minor>;

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const { method, path } = host.switchToHttp().getRequest<Request>();
    const { status, minor, major = 'failure' } = this.answerTo(error);
    if (status >= 500 && !(error instanceof DomainError))
      this.logger.error(`${method} ${path}: ${String(error)}`, error instanceof Error ? error.stack : undefined);
    if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer error="invalid_token"');
    const body = {
      imsx_codeMajor: major,
      imsx_severity: 'error',
      imsx_description: descriptionOf(error, status),
      imsx_codeMinor: {
        imsx_codeMinorField: [{ imsx_codeMinorFieldName: this.fieldName, imsx_codeMinorFieldValue: minor }],
      },
    };
    response.status(status).setHeader('Cache-Control', 'no-store').type('application/json').send(JSON.stringify(body));
  }

  private answerTo(error: unknown): ImsxRefusal<Minor> {
    if (error instanceof DomainError) return this.refusalOf(error);
    if (error instanceof HttpException && error.getStatus() < 500)
      return { status: error.getStatus(), minor: this.unreadable };
    return outageOf(error) === null
      ? { status: 500, minor: 'internal_server_error' }
      : { status: 503, minor: 'server_busy' };
  }
}

function descriptionOf(error: unknown, status: number): string {
  if (error instanceof DomainError) {
    const faults = (error.details.errors ?? []).map(({ pointer, detail }) => ` ${pointer}: ${detail}`).join('');
    return `${error.message}${faults}`;
  }
  if (error instanceof HttpException && status < 500) return error.message;
  return status === 503
    ? 'A part of Laurel is not responding. Try again later.'
    : 'Something went wrong on our side. Try again later.';
}
