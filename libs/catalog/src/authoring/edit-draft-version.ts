import { Injectable } from '@nestjs/common';
import { Transactor, type Tx } from '#database';
import { DomainError } from '#kernel';
import { CatalogRepository } from '../catalog.repository.js';
import { DesignAccess } from '../design/design-access.js';
import type { Author } from '../design/design-team.policy.js';
import { withoutEditedMarks } from '../unconfirmed.document.js';
import type { VersionContent } from '../version-content.document.js';
import type { Version } from '../version.entity.js';
import { decide } from '../version.lifecycle.js';
import { VersionRepository } from '../version.repository.js';
import { faultsOf } from './content-rules.policy.js';

export interface DraftEdit {
  versionId: string;
  /** The revision that the author last saw. */
  revision: number;
  /** The whole new content. It may be unfinished, but it may not have faults. */
  content: VersionContent;
  actor: Author;
}

/**
 * Replaces the content of a draft. The author has then chosen its level, and draft words that the author changed are no
 * longer marked.
 * @throws DomainError `version.not-found`, `design.forbidden`; `version.transition` when it is not a draft, `version.stale` when it has changed since `revision`,
 * `version.content` with every fault.
 */
@Injectable()
export class EditDraftVersion {
  constructor(
    private readonly transactor: Transactor,
    private readonly catalog: CatalogRepository,
    private readonly versions: VersionRepository,
    private readonly access: DesignAccess,
  ) {}

  run(edit: DraftEdit): Promise<Version> {
    return this.transactor.run((tx) => this.within(tx, edit));
  }

  /** The same as a part of what takes over a suggestion. */
  async within(tx: Tx, { versionId, revision, actor, ...edit }: DraftEdit): Promise<Version> {
    const version = await this.versions.lock(tx, versionId);
    await this.access.require(tx, actor, 'edit', version);
    decide(version, 'edit', revision);
    const content = withoutEditedMarks(version.content, edit.content);
    const known = await this.catalog.knownFramework(tx, await this.catalog.programOf(tx, version), version);
    const errors = faultsOf(content, known);
    if (errors.length > 0)
      throw new DomainError(
        'invalid',
        'version.content',
        'The content was not saved because it has faults. Each fault is listed.',
        { errors },
      );
    return this.versions.change(tx, version, { command: 'edit', content, actorId: actor.id });
  }
}
