import { Injectable } from '@nestjs/common';
import { DatabaseClock, Outbox, Transactor } from '#database';
import { DomainError, Ids } from '#kernel';
import { catalogEvents } from '../events.js';
import { find, type Place, wordsAt } from '../place.document.js';
import { versionLifecycle } from '../version.lifecycle.js';
import { VersionRepository } from '../version.repository.js';
import { DesignAccess } from './design-access.js';
import { DesignComment } from './design-comment.entity.js';
import type { Author } from './design-team.policy.js';

/** How many comments a draft can have. The list is sent whole. */
const atMost = 500;

export interface NewComment {
  versionId: string;
  /** Empty for the whole version. */
  place: Place;
  text: string;
  /** Other words for this place. */
  suggestion?: string;
  actor: Author;
}

/**
 * Comments on a place of a draft, with or without other words for it.
 * @throws DomainError `version.not-found`; `version.transition` (409) when it is not a draft, `design-comment.too-many`
 * (409); `design-comment.place` for a place that the draft does not have, or has no words to replace.
 */
@Injectable()
export class WriteComment {
  constructor(
    private readonly transactor: Transactor,
    private readonly versions: VersionRepository,
    private readonly access: DesignAccess,
    private readonly outbox: Outbox,
    private readonly clock: DatabaseClock,
    private readonly ids: Ids,
  ) {}

  run({ versionId, place, text, suggestion, actor }: NewComment): Promise<{ id: string }> {
    return this.transactor.run(async (tx) => {
      const version = await this.versions.lock(tx, versionId);
      await this.access.require(tx, actor, 'comment', version);
      versionLifecycle.next(version.state, 'edit');
      if (place !== '' && find(version.content, place) === null)
        throw noSuchPlace('/place', 'Use a place that the draft has, or an empty one for the whole draft.');
      const words = suggestion === undefined ? null : wordsAt(version.content, place);
      if (suggestion !== undefined && words === null)
        throw noSuchPlace('/suggestion', 'Suggest other words only for a place that has words, such as a statement.');
      if ((await tx.countBy(DesignComment, { versionId })) >= atMost)
        throw new DomainError(
          'conflict',
          'design-comment.too-many',
          `This draft has ${atMost} comments and answers, which is the limit. Continue in a copy of it.`,
        );
      const id = this.ids.next();
      const writtenAt = await this.clock.now(tx);
      const authorId = actor.id;
      await tx.insert(DesignComment, { id, versionId, place, authorId, text, words, suggestion, writtenAt });
      await this.outbox.append(
        tx,
        catalogEvents['design-comment.written']({ subjectId: id, actorId: authorId, payload: { versionId, place } }),
      );
      return { id };
    });
  }
}

function noSuchPlace(pointer: string, detail: string): DomainError {
  return new DomainError('invalid', 'design-comment.place', 'The comment was not saved.', {
    errors: [{ pointer, detail }],
  });
}
