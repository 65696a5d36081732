import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import type { Actor } from '#identity';
import type { Version } from '../version.entity.js';
import { decide } from '../version.lifecycle.js';
import { VersionRepository } from '../version.repository.js';

export interface DraftDiscard {
  versionId: string;
  /** The revision that the author last saw. */
  revision: number;
  actor: Pick<Actor, 'id'>;
}

/**
 * Retires a draft that nobody will be assessed against. It never becomes public; its number is not given again.
 * @throws DomainError `version.transition` once it has left draft, `version.stale` where it has changed meanwhile.
 */
@Injectable()
export class DiscardDraft {
  constructor(
    private readonly transactor: Transactor,
    private readonly versions: VersionRepository,
  ) {}

  run({ versionId, revision, actor }: DraftDiscard): Promise<Version> {
    return this.transactor.run(async (tx) => {
      const version = await this.versions.lock(tx, versionId);
      decide(version, 'discard', revision);
      return this.versions.change(tx, version, { command: 'discard', actorId: actor.id });
    });
  }
}
