import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { type HolderGrant, HolderTokens } from '#identity';
import { DomainError } from '#kernel';

const HOLDER_SCOPE = 'laurel:holder-scope';

interface HolderRequest extends Request {
  grant?: HolderGrant;
}

/** Only backpacks with this scope from a holder reach the handler. */
export const RequireScope = (scope: string) => SetMetadata(HOLDER_SCOPE, scope);

/** The holder's grant to the backpack. Never undefined on a handler with `@RequireScope`. */
export const CurrentGrant = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<HolderRequest>().grant,
);

/** Guards the Open Badges 3.0 API. A handler without a scope is open to everyone: discovery must be. */
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
        'Send the access token from the holder’s consent as a Bearer token. If it has expired, refresh it or ask the holder again.',
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
