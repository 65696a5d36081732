import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { Authenticator, type Permission, requirePermission } from '#identity';
import { DomainError } from '#kernel';
import { type ActorRequest, PERMISSION, PUBLIC } from './access.decorators.js';
import { challengeOf } from './challenge.js';

/** Denies by default: nobody reaches a handler that declares neither a permission nor that it is public. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, targets)) return true;
    const permission = this.reflector.getAllAndOverride<Permission | undefined>(PERMISSION, targets);
    if (permission === undefined) throw new DomainError('forbidden', 'access.undeclared', 'Nobody has access to this.');

    const request = context.switchToHttp().getRequest<ActorRequest>();
    await admit(this.authenticator, request, context.switchToHttp().getResponse<Response>(), permission);
    return true;
  }
}

/**
 * Lets a request through if its actor has the permission, and attaches the actor to the request. No cache keeps the
 * answer, not even a refusal: it depends on who asks.
 */
export async function admit(
  authenticator: Authenticator,
  request: ActorRequest,
  response: Response,
  permission: Permission,
): Promise<void> {
  response.setHeader('Cache-Control', 'private, no-store');
  const actor = await authenticator.authenticate(request);
  if (actor === null) {
    response.setHeader('WWW-Authenticate', challengeOf(permission, request.headers));
    throw new DomainError('unauthenticated', 'access.unauthenticated', 'Sign in first, or send a bearer token.');
  }
  requirePermission(actor, permission);
  request.actor = actor;
}
