import { Injectable } from '@nestjs/common';
import { DatabaseClock, Outbox, Transactor } from '#database';
import { DomainError } from '#kernel';
import { EditDraftVersion } from '../authoring/edit-draft-version.js';
import { catalogEvents } from '../events.js';
import { wordsAt, withWords } from '../place.document.js';
import { CommentsAtHand } from './comments-at-hand.js';
import { DesignComment } from './design-comment.entity.js';
import type { Author } from './design-team.policy.js';

export interface TakingOver {
  commentId: string;
  /** The revision of the draft that the editor last saw. */
  revision: number;
  actor: Author;
}

/**
 * Puts the words of a suggestion into the draft, and resolves its comment. Only over the words that it was made for.
 * @throws DomainError `design-comment.not-found`, `design.forbidden`; `version.transition`, `suggestion.none`,
 * `suggestion.outdated` (409); `version.stale`; `version.content` when the words are not allowed there.
 */
@Injectable()
export class TakeOverSuggestion {
  constructor(
    private readonly transactor: Transactor,
    private readonly comments: CommentsAtHand,
    private readonly editing: EditDraftVersion,
    private readonly outbox: Outbox,
    private readonly clock: DatabaseClock,
  ) {}

  run({ commentId, revision, actor }: TakingOver): Promise<{ versionId: string }> {
    return this.transactor.run(async (tx) => {
      const { comment, version } = await this.comments.lock(tx, commentId, 'edit', actor);
      const { versionId, place, words, suggestion, resolvedAt } = comment;
      if (suggestion === null || resolvedAt !== null)
        throw new DomainError('conflict', 'suggestion.none', 'This comment has no suggestion that can be taken over.');
      if (wordsAt(version.content, place) !== words)
        throw new DomainError(
          'conflict',
          'suggestion.outdated',
          'The words have changed since this was suggested. Compare them, and edit the draft yourself.',
        );
      const content = withWords(version.content, place, suggestion);
      await this.editing.within(tx, { versionId, revision, content, actor });
      const at = await this.clock.now(tx);
      await tx.update(DesignComment, { id: commentId }, { resolvedAt: at, takenOverAt: at });
      await this.outbox.append(
        tx,
        catalogEvents['design-comment.taken-over']({
          subjectId: commentId,
          actorId: actor.id,
          payload: { versionId, place },
        }),
      );
      return { versionId };
    });
  }
}
