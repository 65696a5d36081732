import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Authenticator, type Permission, requirePermission } from '#identity';
import { DomainError } from '#kernel';
import { type ActorRequest, PERMISSION, PUBLIC } from './access.decorators.js';

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
    await admit(this.authenticator, request, permission);
    return true;
  }
}

/** Lets a request through if its actor has the permission, and attaches the actor to the request. */
export async function admit(
  authenticator: Authenticator,
  request: ActorRequest,
  permission: Permission,
): Promise<void> {
  const actor = await authenticator.authenticate(request);
  if (actor === null)
    throw new DomainError('unauthenticated', 'access.unauthenticated', 'Sign in first, or send a bearer token.');
  requirePermission(actor, permission);
  request.actor = actor;
}
