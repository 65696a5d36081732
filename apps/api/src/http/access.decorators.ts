import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor, Permission, PersonActor } from '#identity';
import { DomainError } from '#kernel';

export const PERMISSION = 'laurel:permission';
export const PUBLIC = 'laurel:public';

/** Only actors with the permission reach this handler. The operation checks the rules about the object itself. */
export const Require = (permission: Permission) => SetMetadata(PERMISSION, permission);

/** Anyone can reach this handler, signed in or not. */
export const Public = () => SetMetadata(PUBLIC, true);

/** A request from an actor that the access guard has let through. */
export interface ActorRequest extends Request {
  actor?: Actor;
}

/** The actor who makes the request. Never undefined on a handler with `@Require`. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<ActorRequest>().actor,
);

/**
 * The person who makes the request.
 * @throws DomainError `access.forbidden` for a client, which is not a person.
 */
export const Person = createParamDecorator((_: unknown, context: ExecutionContext): PersonActor => {
  const { actor } = context.switchToHttp().getRequest<ActorRequest>();
  if (actor?.kind !== 'person')
    throw new DomainError('forbidden', 'access.forbidden', 'This is for people who are signed in, not for clients.');
  return actor;
});
