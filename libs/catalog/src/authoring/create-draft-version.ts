import { Injectable } from '@nestjs/common';
import { Transactor, type Tx } from '#database';
import { DomainError } from '#kernel';
import { CatalogRepository } from '../catalog.repository.js';
import { DesignAccess } from '../design/design-access.js';
import type { Author } from '../design/design-team.policy.js';
import type { VersionContent } from '../version-content.document.js';
import { Version } from '../version.entity.js';
import { VersionTemplate } from '../version-template.entity.js';
import { VersionRepository } from '../version.repository.js';
import { startingContent } from './starting-content.js';

export interface NewDraft {
  programId: string;
  /** The micro-credential's code. */
  code: string;
  /** The level of the badge. The author names it. */
  level: string;
  /** Id of a version to copy, of any micro-credential that the author designs. Absent: no outcomes, and the rest from the program's template. */
  copyOf?: string;
  actor: Author;
}

/**
 * Creates a draft version of a micro-credential. Only authors see it.
 * @throws DomainError `micro-credential.not-found`, `design.forbidden`; `version.level` for a level that the framework does not have;
 * `version.copy` for an unknown version to copy.
 */
@Injectable()
export class CreateDraftVersion {
  constructor(
    private readonly transactor: Transactor,
    private readonly catalog: CatalogRepository,
    private readonly versions: VersionRepository,
    private readonly access: DesignAccess,
  ) {}

  run({ programId, code, level, copyOf, actor }: NewDraft): Promise<Version> {
    return this.transactor.run(async (tx) => {
      const microCredential = await this.catalog.lock(tx, { programId, code });
      await this.access.require(
        tx,
        actor,
        'lead',
        { microCredentialId: microCredential.id, level },
        'micro-credential',
      );
      const { levels } = await this.catalog.knownFramework(tx, programId);
      if (!levels.includes(level)) {
        throw new DomainError('invalid', 'version.level', `The framework has no level "${level}".`, {
          errors: [{ pointer: '/level', detail: `Choose ${levels.slice(0, -1).join(', ')} or ${levels.at(-1)}.` }],
        });
      }
      const content =
        copyOf === undefined
          ? startingContent(level, (await tx.findOneBy(VersionTemplate, { programId }))?.content)
          : { ...(await this.contentToCopy(tx, programId, copyOf, actor)), level };
      return this.versions.insertDraft(tx, microCredential, { content, actorId: actor.id });
    });
  }

  private async contentToCopy(tx: Tx, programId: string, id: string, actor: Author): Promise<VersionContent> {
    const version = await tx.findOneBy(Version, { id, microCredential: { programId } });
    if (version !== null && (await this.access.deeds(tx, actor, version)).includes('read')) return version.content;
    throw new DomainError('invalid', 'version.copy', 'The version to copy was not found.', {
      errors: [
        { pointer: '/copyOf', detail: 'Use the id of a version or draft. Leave it out to start without outcomes.' },
      ],
    });
  }
}
