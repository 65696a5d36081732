import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { Actor } from '#identity';
import { requireSeen } from '#kernel';
import { CatalogRepository } from '../catalog.repository.js';
import { catalogEvents } from '../events.js';
import { MicroCredential } from '../micro-credential.entity.js';

export interface MicroCredentialRename {
  programId: string;
  code: string;
  /** The revision that the author last saw. */
  revision: number;
  title: string;
  actor: Pick<Actor, 'id'>;
}

/**
 * Renames a micro-credential. The new title is not a working title. Issued badges keep their titles.
 * @throws DomainError `micro-credential.stale`, `micro-credential.not-found`.
 */
@Injectable()
export class RenameMicroCredential {
  constructor(
    private readonly transactor: Transactor,
    private readonly catalog: CatalogRepository,
    private readonly outbox: Outbox,
  ) {}

  run({ programId, code, revision, title, actor }: MicroCredentialRename): Promise<void> {
    return this.transactor.run(async (tx) => {
      const row = await this.catalog.lock(tx, { programId, code });
      requireSeen('micro-credential', row, revision);
      if (row.title === title && !row.workingTitle) return;
      await tx.update(MicroCredential, { id: row.id }, { title, workingTitle: false, revision: revision + 1 });
      const payload = { code, from: row.title, to: title };
      await this.outbox.append(
        tx,
        catalogEvents['micro-credential.renamed']({ subjectId: row.id, actorId: actor.id, payload }),
      );
    });
  }
}
