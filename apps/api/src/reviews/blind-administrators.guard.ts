import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Id } from '#contracts';
import type { Permission } from '#identity';
import { ReadingAccess } from '#reviews';
import { type ActorRequest, PERMISSION } from '../http/access.decorators.js';

/**
 * Keeps administrators who also review blind to what they review (rule 27): while a review of theirs is open, no handler
 * for administrators answers them about that submission. It guards every route with `:submissionId`, so that a new one
 * needs nothing. Lists leave such submissions out by themselves. The roster is open to everyone who may administer a pilot:
 * it tells how far an enrollment is, never which submission it has. A refusal there would tell them whose work they review.
 */
@Injectable()
export class BlindAdministrators implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly access: ReadingAccess,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const { actor, params } = context.switchToHttp().getRequest<ActorRequest>();
    const submissionId = Id.safeParse(params.submissionId);
    const permission = this.reflector.getAllAndOverride<Permission | undefined>(PERMISSION, targets);
    if (permission === 'review:administer' && submissionId.success)
      await this.access.refuseReviewers(actor!, submissionId.data);
    return true;
  }
}
