import { AsyncResource } from 'node:async_hooks';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { concatMap, from, mergeMap, Observable, of, throwError } from 'rxjs';
import { catchError } from 'rxjs/operators';
import { IsNull, LessThan } from 'typeorm';
import { DatabaseClock, IdempotencyRecord, Transactor, type Tx } from '#database';
import { contentHash, DomainError, Ids } from '#kernel';
import type { ActorRequest } from './access.decorators.js';

const NEVER_KEPT = 'laurel:never-kept';

/** For a handler that receives or returns a secret: its response is never stored, so a repeated request runs again. */
export const NeverKept = () => SetMetadata(NEVER_KEPT, true);

type Claim = Pick<IdempotencyRecord, 'actorId' | 'key' | 'fingerprint' | 'requestId'>;

/** How long a response is kept for repeated requests: 24 hours. */
const keptForMs = 24 * 60 * 60 * 1000;
/**
 * How long until another request can take the key of one that has committed nothing: longer than a request may wait for
 * the database, and no longer than somebody whose api was killed should wait.
 */
const abandonedAfterMs = 30 * 1000;

/**
 * Runs a POST with an `Idempotency-Key` once. If the same actor repeats it within 24 hours, they get the first response
 * again. Refusals are not kept, so a corrected request can be sent with the same key.
 *
 * Each transaction that writes also confirms, before it commits, that the request still has the key. So of two
 * requests only one commits, however long the first was held up.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly transactor: Transactor,
    private readonly clock: DatabaseClock,
    private readonly ids: Ids,
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

    const { id: actorId } = request.actor;
    const claim = { actorId, key: keyOf(header), fingerprint: fingerprintOf(request), requestId: this.ids.next() };
    // Bound here, because a release inside the request would have to confirm the key that it frees.
    const release = AsyncResource.bind(() => this.release(claim));
    return from(this.claim(claim)).pipe(
      mergeMap((earlier) => {
        const response = http.getResponse<Response>();
        if (earlier !== null) {
          response.status(earlier.status!).setHeader('Idempotency-Replayed', 'true');
          return of(earlier.body);
        }
        return this.confirming(claim, next).pipe(
          catchError((error: unknown) => from(release()).pipe(mergeMap(() => throwError(() => error)))),
          concatMap(async (answer: unknown) => {
            await this.keep(claim, response.statusCode, answer);
            return answer;
          }),
        );
      }),
    );
  }

  /** The handler, which commits only while the request has its key. */
  private confirming(claim: Claim, next: CallHandler): Observable<unknown> {
    return new Observable((subscriber) =>
      this.transactor.confirmed(
        (tx) => this.confirm(tx, claim),
        () => next.handle().subscribe(subscriber),
      ),
    );
  }

  /** A transaction that has only read carries nothing out: if the request is killed after it, another may run. */
  private async confirm(tx: Tx, { actorId, key, requestId }: Claim): Promise<void> {
    const [{ reads }] = await tx.query<[{ reads: boolean }]>(
      'SELECT pg_current_xact_id_if_assigned() IS NULL AS reads',
    );
    if (reads) return;
    const executedAt = await this.clock.now(tx);
    const { affected } = await tx.update(IdempotencyRecord, { actorId, key, requestId }, { executedAt });
    if (affected === 0) throw inProgress();
  }

  /**
   * Claims the key for this request. Returns the finished request that already has the key, or null when the key was
   * free.
   */
  private async claim(claim: Claim): Promise<IdempotencyRecord | null> {
    const { taken, earlier, isRecent } = await this.transactor.run((tx) => this.take(tx, claim));
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
    if (earlier === null) throw inProgress();
    if (earlier.status !== null) return earlier;
    if (isRecent) throw inProgress();
    throw new DomainError(
      'conflict',
      'request.response-lost',
      'The first request with this Idempotency-Key was carried out, but its response was lost. Do not send it again: read what it changed.',
    );
  }

  private async take(
    tx: Tx,
    claim: Claim,
  ): Promise<{ taken: boolean; earlier: IdempotencyRecord | null; isRecent: boolean }> {
    const { actorId, key } = claim;
    const now = await this.clock.now(tx);
    const abandoned = new Date(now.getTime() - abandonedAfterMs);
    const old = new Date(now.getTime() - keptForMs);
    await tx.delete(IdempotencyRecord, { actorId, key, createdAt: LessThan(old) });
    await tx.delete(IdempotencyRecord, { actorId, key, executedAt: IsNull(), createdAt: LessThan(abandoned) });
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(IdempotencyRecord)
      .values({ ...claim, status: null, executedAt: null, createdAt: now })
      .orIgnore()
      .returning('key')
      .execute();
    if ((inserted.raw as unknown[]).length === 1) return { taken: true, earlier: null, isRecent: true };
    const earlier = await tx.findOneBy(IdempotencyRecord, { actorId, key });
    return { taken: false, earlier, isRecent: earlier === null || earlier.createdAt >= abandoned };
  }

  private async keep({ actorId, key, requestId }: Claim, status: number, body: unknown): Promise<void> {
    const answer = { status, body: (body ?? null) as never };
    await this.transactor.run((tx) => tx.update(IdempotencyRecord, { actorId, key, requestId }, answer));
  }

  /** Frees the key, unless something was committed. */
  private async release({ actorId, key, requestId }: Claim): Promise<void> {
    await this.transactor.run((tx) => tx.delete(IdempotencyRecord, { actorId, key, requestId, executedAt: IsNull() }));
  }
}

function inProgress(): DomainError {
  return new DomainError(
    'conflict',
    'request.in-progress',
    'The first request with this Idempotency-Key is still in progress. Try again shortly.',
    { retryAfter: 1 },
  );
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
