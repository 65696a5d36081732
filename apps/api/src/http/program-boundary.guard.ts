import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ProgramBoundary } from '#programs';
import type { ActorRequest } from './access.decorators.js';
import { idsIn } from './ids-in-request.js';

/**
 * Nothing crosses from one program to another: an id from another program, anywhere in a request, is answered as if it did
 * not exist. It runs after the access guard, which tells the actor's program.
 */
@Injectable()
export class ProgramBoundaryGuard implements CanActivate {
  constructor(private readonly boundary: ProgramBoundary) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ActorRequest>();
    if (request.actor === undefined) return true;
    await this.boundary.requireWithin(request.actor.programId, idsIn(request));
    return true;
  }
}
