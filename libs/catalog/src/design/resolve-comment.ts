import { Injectable } from '@nestjs/common';
import { DatabaseClock, Outbox, Transactor } from '#database';
import { catalogEvents } from '../events.js';
import { CommentsAtHand } from './comments-at-hand.js';
import { DesignComment } from './design-comment.entity.js';
import type { Author } from './design-team.policy.js';

export interface CommentResolution {
  commentId: string;
  /** False reopens it. */
  resolved: boolean;
  actor: Author;
}

/**
 * Resolves a comment on a draft, or opens it again. What is so already stays as it is. A suggestion that was taken over
 * and is opened again can be taken over again.
 * @throws DomainError `design-comment.not-found`, `design.forbidden`; `version.transition` (409) when it is no draft any
 * more.
 */
@Injectable()
export class ResolveComment {
  constructor(
    private readonly transactor: Transactor,
    private readonly comments: CommentsAtHand,
    private readonly outbox: Outbox,
    private readonly clock: DatabaseClock,
  ) {}

  run({ commentId, resolved, actor }: CommentResolution): Promise<void> {
    return this.transactor.run(async (tx) => {
      const { comment } = await this.comments.lock(tx, commentId, 'resolve', actor);
      if ((comment.resolvedAt !== null) === resolved) return;
      const resolvedAt = resolved ? await this.clock.now(tx) : null;
      await tx.update(DesignComment, { id: commentId }, { resolvedAt, takenOverAt: null });
      const happened = resolved ? 'design-comment.resolved' : 'design-comment.reopened';
      await this.outbox.append(tx, catalogEvents[happened]({ subjectId: commentId, actorId: actor.id }));
    });
  }
}
