import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { Authenticator } from '#identity';
import { Ids } from '#kernel';
import { UnfinishedUploads, UploadLocks, UploadProtocol } from '#storage';
import { admit } from '../http/access.guard.js';
import { SubmissionUploads } from './submission-uploads.js';

const path = '/v1/uploads';
const methods = new Set(['OPTIONS', 'POST', 'HEAD', 'PATCH', 'DELETE']);
const version = { 'Tus-Resumable': '1.0.0', 'Tus-Version': '1.0.0' };

/**
 * Mounts resumable uploads: another way to add files to an artifact, with the rules and refusals of the multipart
 * route. It comes after the origin check, and before the body parsers, because it reads the bytes as they arrive.
 */
export function mountUploads(app: NestExpressApplication): void {
  const get = <Thing>(token: abstract new (...args: never[]) => Thing): Thing => app.get(token, { strict: false });
  const authenticator = get(Authenticator);
  const protocol = new UploadProtocol({
    path,
    uploads: get(UnfinishedUploads),
    locks: get(UploadLocks),
    desk: get(SubmissionUploads),
    ids: get(Ids),
  });

  app.use(path, async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    if (!methods.has(request.method)) return next();
    try {
      await admit(authenticator, request, response, 'submission:own');
      await protocol.handle(request, response);
    } catch (error) {
      // The sender is gone. The bytes that arrived are kept.
      if (request.destroyed && !request.complete) return;
      if (!response.headersSent) response.set(version);
      next(error);
    }
  });
}
