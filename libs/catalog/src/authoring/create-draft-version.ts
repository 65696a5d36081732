import { Injectable } from '@nestjs/common';
import { Transactor, type Tx } from '#database';
import type { Actor } from '#identity';
import { DomainError } from '#kernel';
import { CatalogRepository } from '../catalog.repository.js';
import type { VersionContent } from '../version-content.document.js';
import { Version } from '../version.entity.js';
import { VersionRepository } from '../version.repository.js';
import { startingContent } from './starting-content.js';

export interface NewDraft {
  /** The micro-credential's code. */
  code: string;
  /** The level at which the badge will be given; the author names it. */
  level: string;
  /** Id of the version whose content is copied, of any micro-credential. Absent: no outcomes, and the rest as the program's template has it. */
  copyOf?: string;
  actor: Pick<Actor, 'id'>;
}

/**
 * Begins a version of a micro-credential as a draft that only authors see.
 * @throws DomainError `micro-credential.not-found`; `version.level` for a level that the framework lacks; `version.copy` for a version that is not there.
 */
@Injectable()
export class CreateDraftVersion {
  constructor(
    private readonly transactor: Transactor,
    private readonly catalog: CatalogRepository,
    private readonly versions: VersionRepository,
  ) {}

  run({ code, level, copyOf, actor }: NewDraft): Promise<Version> {
    return this.transactor.run(async (tx) => {
      const microCredential = await this.catalog.hold(tx, { code });
      const { levels } = await this.catalog.knownFramework(tx);
      if (!levels.includes(level)) {
        throw new DomainError('invalid', 'version.level', `The framework has no level "${level}".`, {
          errors: [{ pointer: '/level', detail: `One of ${levels.join(', ')}.` }],
        });
      }
      const content = copyOf === undefined ? startingContent(level) : { ...(await contentToCopy(tx, copyOf)), level };
      return this.versions.insertDraft(tx, microCredential, { content, actorId: actor.id });
    });
  }
}

async function contentToCopy(tx: Tx, id: string): Promise<VersionContent> {
  const version = await tx.findOneBy(Version, { id });
  if (version !== null) return version.content;
  throw new DomainError('invalid', 'version.copy', 'There is no such version to copy.', {
    errors: [{ pointer: '/copyOf', detail: 'The id of a version or draft; leave it out to begin without outcomes.' }],
  });
}
