import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import type { Actor } from '#identity';
import { DomainError } from '#kernel';
import { CatalogRepository } from '../catalog.repository.js';
import type { VersionContent } from '../version-content.document.js';
import type { Version } from '../version.entity.js';
import { decide } from '../version.lifecycle.js';
import { VersionRepository } from '../version.repository.js';
import { faultsOf } from './content-rules.policy.js';

export interface DraftEdit {
  versionId: string;
  /** The revision that the author last saw. */
  revision: number;
  /** The whole content as it shall be. It may be unfinished, but not wrong. */
  content: VersionContent;
  actor: Pick<Actor, 'id'>;
}

/**
 * Replaces the content of a draft; its author answers for its level from then on.
 * @throws DomainError `version.transition` once it has left draft, `version.stale` where it has changed meanwhile, `version.content` with every fault.
 */
@Injectable()
export class EditDraftVersion {
  constructor(
    private readonly transactor: Transactor,
    private readonly catalog: CatalogRepository,
    private readonly versions: VersionRepository,
  ) {}

  run({ versionId, revision, content, actor }: DraftEdit): Promise<Version> {
    return this.transactor.run(async (tx) => {
      const version = await this.versions.lock(tx, versionId);
      decide(version, 'edit', revision);
      const errors = faultsOf(content, await this.catalog.knownFramework(tx));
      if (errors.length > 0)
        throw new DomainError(
          'invalid',
          'version.content',
          'The content cannot be saved as it is. Each fault is listed with its place.',
          { errors },
        );
      return this.versions.change(tx, version, { command: 'edit', content, actorId: actor.id });
    });
  }
}
