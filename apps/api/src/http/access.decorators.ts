import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor, Permission } from '#identity';

export const PERMISSION = 'laurel:permission';
export const PUBLIC = 'laurel:public';

/** Only who has the permission reaches this handler. Rules about the object itself are the operation's. */
export const Require = (permission: Permission) => SetMetadata(PERMISSION, permission);

/** Anyone reaches this handler, signed in or not. */
export const Public = () => SetMetadata(PUBLIC, true);

/** A request that the access guard has let through with an actor. */
export interface ActorRequest extends Request {
  actor?: Actor;
}

/** Who makes the request. Never undefined on a handler with `@Require`. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<ActorRequest>().actor);
