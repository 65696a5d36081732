import { Injectable } from '@nestjs/common';
import { type Locked, lockRow, type Tx } from '#database';
import { IsNull } from 'typeorm';
import { notFound } from '#kernel';
import type { Version } from '../version.entity.js';
import { versionLifecycle } from '../version.lifecycle.js';
import { VersionRepository } from '../version.repository.js';
import type { DesignDeed } from '../vocabulary.js';
import { DesignAccess } from './design-access.js';
import { DesignComment } from './design-comment.entity.js';
import type { Author } from './design-team.policy.js';

/** Finds comments, for people who do something about them. */
@Injectable()
export class CommentsAtHand {
  constructor(
    private readonly versions: VersionRepository,
    private readonly access: DesignAccess,
  ) {}

  /**
   * A comment that is no answer, and its draft, both locked.
   * @throws DomainError `design-comment.not-found`, `design.forbidden`; `version.transition` (409) when it is no draft any
   * more.
   */
  async lock(
    tx: Tx,
    id: string,
    deed: DesignDeed,
    actor: Author,
  ): Promise<{ comment: Locked<DesignComment>; version: Locked<Version> }> {
    const where = { id, answerTo: IsNull() };
    const found = await tx.findOneBy(DesignComment, where);
    if (found === null) throw notFound('design-comment');
    // Edits lock the draft first as well.
    const version = await this.versions.lock(tx, found.versionId);
    await this.access.require(tx, actor, deed, version, 'design-comment');
    versionLifecycle.next(version.state, 'edit');
    return { comment: await lockRow(tx, DesignComment, where, 'design-comment'), version };
  }
}
