import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Problem } from '#contracts';
import { DomainError, type RefusalKind } from '#kernel';
import { logFields } from '#watch';
import { signInChallenge } from './challenge.js';
import { outageOf } from './outage.js';

const statusOf: Record<RefusalKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  stale: 412,
  'precondition-required': 428,
  'too-large': 413,
  'unsupported-type': 415,
  'too-many': 429,
  unavailable: 503,
};

const titles: Record<number, string> = {
  400: 'The request cannot be read',
  401: 'Sign in first',
  403: 'Not permitted',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Not possible in this state',
  410: 'Gone',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Type not accepted',
  422: 'Invalid input',
  428: 'If-Match is needed',
  429: 'Too many requests',
  500: 'Something went wrong',
  503: 'Not available right now',
};

/** PostgreSQL's errors for input that does not fit a column. They are the caller's fault, not ours. */
const unacceptableToPostgres = new Set(['22P02', '22003', '22007', '22008', '22021', '22P05']);

/** Turns every error into a problem document (RFC 9457). Only this file knows which refusal has which status. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const problem = this.problemOf(error, request);
    const retryAfter =
      error instanceof DomainError ? error.details.retryAfter : problem.status === 503 ? outageSeconds : undefined;
    if (typeof retryAfter === 'number') response.setHeader('Retry-After', String(Math.ceil(retryAfter)));
    if (problem.status === 401) {
      response.setHeader('Cache-Control', 'private, no-store');
      if (!response.hasHeader('WWW-Authenticate')) response.setHeader('WWW-Authenticate', signInChallenge);
    }
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  private problemOf(error: unknown, request: Request): Problem {
    const instance = request.path;
    if (error instanceof DomainError) {
      const { errors, ...extensions } = error.details;
      return {
        ...extensions,
        ...head(statusOf[error.kind], error.code),
        detail: error.message,
        instance,
        ...(errors ? { errors } : {}),
      };
    }
    const status = error instanceof HttpException ? error.getStatus() : statusOfForeign(error);
    if (status < 500)
      return { ...head(status, `request.${codeOfStatus(status)}`), detail: (error as Error).message, instance };
    const traceId = logFields().requestId;
    const outage = outageOf(error);
    this.logger.error({
      traceId,
      method: request.method,
      path: request.path,
      ...(outage === null ? {} : { outage }),
      error: error instanceof Error ? error.stack : String(error),
    });
    if (outage !== null)
      return { ...head(503, 'server.unavailable'), detail: wordsOfOutage(request), instance, traceId };
    return { ...head(500, 'server.error'), detail: wordsOfFault(request), instance, traceId };
  }
}

/** After how many seconds a request is worth repeating when something is out of order. */
const outageSeconds = 10;

const isReading = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD';

function wordsOfOutage(request: Request): string {
  const what = 'A part of Laurel is not responding right now.';
  if (isReading(request)) return `${what} Try again in a moment.`;
  if (request.headers['idempotency-key'] !== undefined)
    return `${what} Try again in a moment with the same Idempotency-Key: what was carried out is not carried out again.`;
  return `${what} It is not certain that your change was saved. Try again in a moment, and check first whether it is there.`;
}

function wordsOfFault(request: Request): string {
  const remedy = 'If it keeps failing, send the trace id to support.';
  if (isReading(request)) return `The fault is ours. Try again. ${remedy}`;
  return `The fault is ours. It is not certain that your change was saved. Check whether it is there before you try again. ${remedy}`;
}

function head(status: number, code: string): Pick<Problem, 'type' | 'title' | 'status' | 'code'> {
  return { type: `/problems/${code}`, title: titles[status] ?? 'Refused', status, code };
}

function codeOfStatus(status: number): string {
  return (titles[status] ?? 'refused').toLowerCase().replace(/[^a-z]+/g, '-');
}

/** The status for an error from Express, a body parser or PostgreSQL. */
function statusOfForeign(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 500;
  const { status, driverError } = error as { status?: unknown; driverError?: { code?: string } };
  if (typeof status === 'number' && status >= 400 && status < 500) return status;
  if (driverError?.code !== undefined && unacceptableToPostgres.has(driverError.code)) return 422;
  return 500;
}
