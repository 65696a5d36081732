import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { Actor } from '#identity';
import { DomainError, requireSeen } from '#kernel';
import { CatalogRepository } from '../catalog.repository.js';
import { catalogEvents } from '../events.js';
import { FrameworkReferences } from '../framework-references.js';
import { MicroCredential, Stack } from '../micro-credential.entity.js';

export interface MicroCredentialRemoval {
  programId: string;
  code: string;
  /** The revision that the author last saw. */
  revision: number;
  actor: Pick<Actor, 'id'>;
}

/**
 * Removes a micro-credential that has no versions and is no version's prerequisite. A discarded draft counts as a
 * version, because the record names it.
 * @throws DomainError `micro-credential.stale`, `micro-credential.referenced` (409) with each of these versions,
 * `micro-credential.not-found`.
 */
@Injectable()
export class RemoveMicroCredential {
  constructor(
    private readonly transactor: Transactor,
    private readonly catalog: CatalogRepository,
    private readonly references: FrameworkReferences,
    private readonly outbox: Outbox,
  ) {}

  run({ programId, code, revision, actor }: MicroCredentialRemoval): Promise<void> {
    return this.transactor.run(async (tx) => {
      // Starting a draft locks in the same order. Otherwise the two could wait for each other forever.
      const { id, title, stackId, revision: current } = await this.catalog.lock(tx, { programId, code });
      await this.catalog.lockAll(tx, programId);
      requireSeen('micro-credential', { revision: current }, revision);
      const versions = await this.references.toMicroCredential(tx, id);
      const others = await this.references.toPrerequisite(tx, programId, code);
      if (versions.length + others.length > 0)
        throw new DomainError(
          'conflict',
          'micro-credential.referenced',
          `${code} stays, because versions refer to it.`,
          {
            errors: [
              ...versions.map(({ from }) => ({ pointer: '', detail: `There is ${from}.` })),
              ...others.map(({ from }) => ({ pointer: '', detail: `${from} names it as a prerequisite.` })),
            ],
          },
        );
      await tx.delete(MicroCredential, { id });
      await tx.increment(Stack, { id: stackId }, 'revision', 1);
      await this.outbox.append(
        tx,
        catalogEvents['micro-credential.removed']({ subjectId: id, actorId: actor.id, payload: { code, title } }),
      );
    });
  }
}
