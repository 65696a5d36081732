import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import { DesignAccess } from '../design/design-access.js';
import type { Author } from '../design/design-team.policy.js';
import type { Version } from '../version.entity.js';
import { decide } from '../version.lifecycle.js';
import { VersionRepository } from '../version.repository.js';

export interface DraftDiscard {
  versionId: string;
  /** The revision that the author last saw. */
  revision: number;
  actor: Author;
}

/**
 * Retires a draft. It never becomes public, and its number is not used again.
 * @throws DomainError `version.not-found`, `design.forbidden`; `version.transition` when it is not a draft,
 * `version.stale` when it has changed since `revision`.
 */
@Injectable()
export class DiscardDraft {
  constructor(
    private readonly transactor: Transactor,
    private readonly versions: VersionRepository,
    private readonly access: DesignAccess,
  ) {}

  run({ versionId, revision, actor }: DraftDiscard): Promise<Version> {
    return this.transactor.run(async (tx) => {
      const version = await this.versions.lock(tx, versionId);
      await this.access.require(tx, actor, 'lead', version);
      decide(version, 'discard', revision);
      return this.versions.change(tx, version, { command: 'discard', actorId: actor.id });
    });
  }
}
