import { Injectable } from '@nestjs/common';
import { DatabaseClock, Outbox, Transactor } from '#database';
import { Ids } from '#kernel';
import { catalogEvents } from '../events.js';
import { CommentsAtHand } from './comments-at-hand.js';
import { DesignComment } from './design-comment.entity.js';
import type { Author } from './design-team.policy.js';

export interface NewAnswer {
  commentId: string;
  text: string;
  actor: Author;
}

/**
 * Answers a comment on a draft. Answers are not answered: they stand below their comment, in order.
 * @throws DomainError `design-comment.not-found`; `version.transition` (409) when it is no draft any more.
 */
@Injectable()
export class AnswerComment {
  constructor(
    private readonly transactor: Transactor,
    private readonly comments: CommentsAtHand,
    private readonly outbox: Outbox,
    private readonly clock: DatabaseClock,
    private readonly ids: Ids,
  ) {}

  run({ commentId, text, actor }: NewAnswer): Promise<{ id: string }> {
    return this.transactor.run(async (tx) => {
      const { comment } = await this.comments.lock(tx, commentId, 'comment', actor);
      const { versionId, place } = comment;
      const id = this.ids.next();
      const writtenAt = await this.clock.now(tx);
      await tx.insert(DesignComment, {
        id,
        versionId,
        place,
        answerTo: commentId,
        authorId: actor.id,
        text,
        writtenAt,
      });
      await this.outbox.append(
        tx,
        catalogEvents['design-comment.answered']({
          subjectId: id,
          actorId: actor.id,
          payload: { answerTo: commentId },
        }),
      );
      return { id };
    });
  }
}
