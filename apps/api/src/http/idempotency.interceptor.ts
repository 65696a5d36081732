import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { concatMap, from, mergeMap, type Observable, of, throwError } from 'rxjs';
import { catchError } from 'rxjs/operators';
import { IsNull, LessThan } from 'typeorm';
import { IdempotencyRecord, Transactor, type Tx } from '#database';
import { Clock, contentHash, DomainError } from '#kernel';
import type { ActorRequest } from './access.decorators.js';

const NEVER_KEPT = 'laurel:never-kept';

/** For a handler that receives or returns a secret: its response is never stored, so a repeated request runs again. */
export const NeverKept = () => SetMetadata(NEVER_KEPT, true);

type Claim = Pick<IdempotencyRecord, 'actorId' | 'key' | 'fingerprint'>;

/** How long a response is kept for repeated requests: 24 hours. */
const keptForMs = 24 * 60 * 60 * 1000;
/** How long until a request that died halfway frees its key. */
const abandonedAfterMs = 60 * 1000;

/**
 * Runs a POST with an `Idempotency-Key` once. If the same actor repeats it within 24 hours, they get the first response
 * again. Refusals are not kept, so a corrected request can be sent with the same key.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<ActorRequest>();
    const header = request.headers['idempotency-key'];
    if (
      request.method !== 'POST' ||
      header === undefined ||
      request.actor === undefined ||
      request.is('multipart/form-data')
    )
      return next.handle();
    if (this.reflector.get<boolean | undefined>(NEVER_KEPT, context.getHandler())) return next.handle();

    const claim = { actorId: request.actor.id, key: keyOf(header), fingerprint: fingerprintOf(request) };
    return from(this.claim(claim)).pipe(
      mergeMap((earlier) => {
        const response = http.getResponse<Response>();
        if (earlier !== null) {
          response.status(earlier.status!).setHeader('Idempotency-Replayed', 'true');
          return of(earlier.body);
        }
        return next.handle().pipe(
          catchError((error: unknown) => from(this.release(claim)).pipe(mergeMap(() => throwError(() => error)))),
          concatMap(async (answer: unknown) => {
            await this.keep(claim, response.statusCode, answer);
            return answer;
          }),
        );
      }),
    );
  }

  /**
   * Claims the key for this request. Returns the finished request that already has the key, or null when the key was
   * free.
   */
  private async claim(claim: Claim): Promise<IdempotencyRecord | null> {
    const { taken, earlier } = await this.transactor.run((tx) => this.take(tx, claim));
    if (taken) return null;
    if (earlier !== null && earlier.fingerprint !== claim.fingerprint) {
      throw new DomainError(
        'invalid',
        'request.idempotency-key',
        'This Idempotency-Key was used for another request. Use a new key for a new request.',
        {
          errors: [
            { pointer: 'header:Idempotency-Key', detail: 'A key that has not been used before, for example a UUID.' },
          ],
        },
      );
    }
    if (earlier === null || earlier.status === null) {
      throw new DomainError(
        'conflict',
        'request.in-progress',
        'The first request with this Idempotency-Key is still in progress. Try again shortly.',
        {
          retryAfter: 1,
        },
      );
    }
    return earlier;
  }

  private async take(
    tx: Tx,
    { actorId, key, fingerprint }: Claim,
  ): Promise<{ taken: boolean; earlier: IdempotencyRecord | null }> {
    const now = this.clock.now();
    const before = (milliseconds: number) => LessThan(new Date(now.getTime() - milliseconds));
    await tx.delete(IdempotencyRecord, { actorId, key, createdAt: before(keptForMs) });
    await tx.delete(IdempotencyRecord, { actorId, key, status: IsNull(), createdAt: before(abandonedAfterMs) });
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(IdempotencyRecord)
      .values({ actorId, key, fingerprint, status: null, createdAt: now })
      .orIgnore()
      .returning('key')
      .execute();
    if ((inserted.raw as unknown[]).length === 1) return { taken: true, earlier: null };
    return { taken: false, earlier: await tx.findOneBy(IdempotencyRecord, { actorId, key }) };
  }

  private async keep({ actorId, key }: Claim, status: number, body: unknown): Promise<void> {
    const answer = { status, body: (body ?? null) as never };
    await this.transactor.run((tx) => tx.update(IdempotencyRecord, { actorId, key }, answer));
  }

  private async release({ actorId, key }: Claim): Promise<void> {
    await this.transactor.run((tx) => tx.delete(IdempotencyRecord, { actorId, key }));
  }
}

function keyOf(header: string | string[]): string {
  if (typeof header === 'string' && /^[\x21-\x7e]{1,200}$/.test(header)) return header;
  throw new DomainError('invalid', 'request.idempotency-key', 'This Idempotency-Key cannot be used.', {
    errors: [{ pointer: 'header:Idempotency-Key', detail: '1 to 200 visible ASCII characters, for example a UUID.' }],
  });
}

function fingerprintOf(request: ActorRequest): string {
  return contentHash({ method: request.method, path: request.originalUrl, body: (request.body as unknown) ?? null });
}
