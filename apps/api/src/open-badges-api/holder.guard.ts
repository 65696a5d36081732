import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { type HolderGrant, HolderTokens } from '#identity';
import { DomainError } from '#kernel';

const HOLDER_SCOPE = 'laurel:holder-scope';

interface HolderRequest extends Request {
  grant?: HolderGrant;
}

/** Only a backpack that a holder has given this scope reaches the handler. */
export const RequireScope = (scope: string) => SetMetadata(HOLDER_SCOPE, scope);

/** For which holder the backpack comes. Never undefined on a handler with `@RequireScope`. */
export const CurrentGrant = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<HolderRequest>().grant,
);

/** Stands before the Open Badges 3.0 API: a handler without a scope is for everyone, as its discovery has to be. */
@Injectable()
export class HolderGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: HolderTokens,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const scope = this.reflector.get<string | undefined>(HOLDER_SCOPE, context.getHandler());
    if (scope === undefined) return true;
    const request = context.switchToHttp().getRequest<HolderRequest>();
    const grant = await this.tokens.grantOf(request);
    if (grant === null)
      throw new DomainError(
        'unauthenticated',
        'access.unauthenticated',
        'Send the access token that a holder’s consent gave you, as Bearer. Where one no longer holds, refresh it or ask the holder again.',
      );
    if (!grant.scopes.includes(scope))
      throw new DomainError(
        'forbidden',
        'access.scope',
        `This needs the scope ${scope}, which the holder has not given you.`,
      );
    request.grant = grant;
    return true;
  }
}
