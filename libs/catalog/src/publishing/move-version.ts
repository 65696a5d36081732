import { Injectable } from '@nestjs/common';
import { Transactor, type Tx } from '#database';
import { DomainError } from '#kernel';
import { missingPartsOf } from '../authoring/content-rules.policy.js';
import { CatalogRepository } from '../catalog.repository.js';
import { DesignAccess } from '../design/design-access.js';
import type { Author } from '../design/design-team.policy.js';
import { SignOffs } from '../design/sign-offs.js';
import type { VersionContent } from '../version-content.document.js';
import type { Version } from '../version.entity.js';
import { decide } from '../version.lifecycle.js';
import { VersionRepository } from '../version.repository.js';
import type { PublishingCommand } from '../vocabulary.js';

export interface VersionMove {
  versionId: string;
  command: PublishingCommand;
  /** The revision that the author last saw, so that the author freezes what they read. */
  revision: number;
  actor: Author;
}

/**
 * Moves a version from draft to pilot, published or retired. Only a complete draft goes into pilot, and its content never
 * changes again. Publishing retires the published version of the same micro-credential and level. Enrollments keep their
 * version, and a retired version stays readable. The directors of its level sign off both moves (rule 50).
 * @throws DomainError `version.not-found`, `design.forbidden`; `version.transition`, `version.stale`; `version.incomplete`
 * (409) with every missing part, `version.sign-offs` (409) with everyone who has not signed off.
 */
@Injectable()
export class MoveVersion {
  constructor(
    private readonly transactor: Transactor,
    private readonly catalog: CatalogRepository,
    private readonly versions: VersionRepository,
    private readonly access: DesignAccess,
    private readonly signOffs: SignOffs,
  ) {}

  run({ versionId, command, revision, actor }: VersionMove): Promise<Version> {
    return this.transactor.run(async (tx) => {
      const version = await this.versions.lock(tx, versionId);
      await this.access.require(tx, actor, 'lead', version);
      decide(version, command, revision);
      if (command === 'pilot') requireComplete(version.content);
      if (command !== 'retire') await this.signOffs.require(tx, version, command);
      if (command === 'publish') await this.retirePredecessor(tx, version, actor.id);
      return this.versions.change(tx, version, { command, actorId: actor.id });
    });
  }

  private async retirePredecessor(tx: Tx, version: Version, actorId: string): Promise<void> {
    await this.catalog.lock(tx, { id: version.microCredentialId });
    const predecessor = await this.versions.lockPublished(tx, version);
    if (predecessor !== null)
      await this.versions.change(tx, predecessor, {
        command: 'retire',
        actorId,
        supersededBy: version.id,
      });
  }
}

function requireComplete(content: VersionContent): void {
  const errors = missingPartsOf(content);
  if (errors.length > 0)
    throw new DomainError(
      'conflict',
      'version.incomplete',
      'This version is not complete yet. Every missing part is listed.',
      { errors },
    );
}
