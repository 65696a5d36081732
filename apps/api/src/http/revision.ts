import {
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { DomainError } from '#kernel';

/**
 * The revision of a thing that the caller last saw, from `If-Match: "7"`. The API's description names the header.
 * @param first what to send before there is a revision, for example `"0" for the first`.
 * @throws DomainError `precondition-required` without the header; `stale` for a tag that this API never issues.
 */
export const IfMatch =
  (thing: string, first?: string): ParameterDecorator =>
  (target, key, index) => {
    const description = `The ETag of the ${thing} that you read${first === undefined ? '' : `; ${first}`}.`;
    const handler = Object.getOwnPropertyDescriptor(target, key!)!;
    ApiHeader({ name: 'If-Match', required: true, description })(target, key!, handler);
    SeenRevision()(target, key, index);
  };

const SeenRevision = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<Request>().headers['if-match'];
  if (header === undefined) {
    throw new DomainError(
      'precondition-required',
      'request.if-match',
      'Send If-Match with the ETag that you last received, so that no other change is overwritten.',
      {
        errors: [{ pointer: 'header:If-Match', detail: 'The ETag of the last response, for example "3".' }],
      },
    );
  }
  const revision = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (revision === undefined)
    throw new DomainError('stale', 'request.stale', 'This If-Match is not an ETag of this resource. Read it again.');
  return Number(revision);
});

/**
 * Adds an ETag to every response that has a `revision`. The revision only grows with edits; other values in the
 * response, such as seats taken or days left, change without it. So caches do not keep the response, unless its handler
 * says for how long.
 */
@Injectable()
export class RevisionTag implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((answer: unknown) => {
        const revision =
          typeof answer === 'object' && answer !== null ? (answer as { revision?: unknown }).revision : undefined;
        if (typeof revision === 'number') tag(context, revision);
        return answer;
      }),
    );
  }
}

function tag(context: ExecutionContext, revision: number): void {
  const response = context.switchToHttp().getResponse<Response>();
  response.setHeader('ETag', `"${revision}"`);
  const caching = response.getHeader('Cache-Control');
  if (caching === undefined) response.setHeader('Cache-Control', 'no-store');
  else if (!String(caching).includes('no-store')) return;
  delete context.switchToHttp().getRequest<Request>().headers['if-none-match']; // Express would answer 304
}
