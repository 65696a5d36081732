import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { UploadMetadata } from '#contracts';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import type { UploadDesk } from '#storage';
import { BeginUpload, DiscardUpload, FinishUpload, UploadQueries } from '#submissions';
import type { ActorRequest } from '../http/access.decorators.js';

/** Answers the upload protocol from the records of submissions. */
@Injectable()
export class SubmissionUploads implements UploadDesk {
  constructor(
    private readonly queries: UploadQueries,
    private readonly begin: BeginUpload,
    private readonly finishing: FinishUpload,
    private readonly discarding: DiscardUpload,
  ) {}

  async announce(
    request: IncomingMessage,
    { id, size, metadata }: { id: string; size: number; metadata: Record<string, string | null> },
  ): Promise<void> {
    const { submissionId, kind, filename, filetype, description } = read(metadata);
    await this.begin.run({
      id,
      actor: actorOf(request),
      submissionId,
      kind,
      name: filename,
      mediaType: filetype,
      description,
      size,
    });
    tellExpiry(request, await this.queries.find(id));
  }

  async admit(request: IncomingMessage, id: string): Promise<void> {
    tellExpiry(request, await this.queries.findOwn(actorOf(request), id, { toChange: request.method === 'PATCH' }));
  }

  find(id: string) {
    return this.queries.find(id);
  }

  async finish(id: string, sha256: string | null): Promise<void> {
    await this.finishing.run({ uploadId: id, sha256 });
  }

  discard(id: string): Promise<void> {
    return this.discarding.run({ uploadId: id });
  }
}

/** Always a person: the permission `submission:own` is for people only. */
function actorOf(request: IncomingMessage): PersonActor {
  return (request as ActorRequest).actor as PersonActor;
}

/** Tells the sender how long the unfinished upload is kept. */
function tellExpiry(request: IncomingMessage, { finished, expiresAt }: { finished: boolean; expiresAt: Date }): void {
  if (!finished) ((request as ActorRequest).res as Response).setHeader('Upload-Expires', expiresAt.toUTCString());
}

function read(metadata: Record<string, string | null>) {
  const given = Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, value ?? '']));
  const parsed = UploadMetadata.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new DomainError(
    'invalid',
    'request.invalid',
    'Upload-Metadata is incomplete or wrong. Each fault is listed with its key.',
    {
      errors: parsed.error.issues.map((issue) => ({
        pointer: `header:Upload-Metadata/${issue.path.join('/')}`,
        detail: issue.message,
      })),
    },
  );
}
