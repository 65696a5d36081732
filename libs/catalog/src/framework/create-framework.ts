import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { Actor } from '#identity';
import { DomainError, Ids } from '#kernel';
import { CatalogRepository } from '../catalog.repository.js';
import { catalogEvents } from '../events.js';
import { Framework } from '../framework.entity.js';

export interface NewFramework {
  programId: string;
  /** Unique within the program. */
  code: string;
  name: string;
  actor: Pick<Actor, 'id'>;
}

/**
 * Creates a framework without levels, domains or competencies.
 * @throws DomainError `framework.code` when another framework of the program has the code.
 */
@Injectable()
export class CreateFramework {
  constructor(
    private readonly transactor: Transactor,
    private readonly catalog: CatalogRepository,
    private readonly outbox: Outbox,
    private readonly ids: Ids,
  ) {}

  run({ programId, code, name, actor }: NewFramework): Promise<{ id: string }> {
    return this.transactor.run(async (tx) => {
      await this.catalog.lockAll(tx, programId);
      if (await tx.existsBy(Framework, { programId, code }))
        throw new DomainError('invalid', 'framework.code', `The program has a framework ${code} already.`, {
          errors: [{ pointer: '/code', detail: 'Use a code that no other framework has.' }],
        });
      const id = this.ids.next();
      await tx.insert(Framework, { id, programId, code, name, badgeKey: `whole:${code}:${id}`, imported: false });
      await this.outbox.append(
        tx,
        catalogEvents['framework.created']({ subjectId: id, actorId: actor.id, payload: { code, name } }),
      );
      return { id };
    });
  }
}
