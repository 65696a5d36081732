import { Injectable } from '@nestjs/common';
import { lockRow, Outbox, Transactor } from '#database';
import type { Actor } from '#identity';
import { DomainError, requireSeen } from '#kernel';
import { CatalogRepository } from '../catalog.repository.js';
import { catalogEvents } from '../events.js';
import { FrameworkRepository } from '../framework.repository.js';
import { MicroCredential, Stack } from '../micro-credential.entity.js';

export interface StackRemoval {
  programId: string;
  code: string;
  /** The revision that the author last saw. */
  revision: number;
  actor: Pick<Actor, 'id'>;
}

/**
 * Removes a stack without micro-credentials.
 * @throws DomainError `stack.stale`, `stack.referenced` (409) with its micro-credentials, `stack.not-found`.
 */
@Injectable()
export class RemoveStack {
  constructor(
    private readonly transactor: Transactor,
    private readonly catalog: CatalogRepository,
    private readonly frameworks: FrameworkRepository,
    private readonly outbox: Outbox,
  ) {}

  run({ programId, code, revision, actor }: StackRemoval): Promise<void> {
    return this.transactor.run(async (tx) => {
      await this.catalog.lockAll(tx, programId);
      const stack = await lockRow(tx, Stack, { programId, code }, 'stack');
      requireSeen('stack', stack, revision);
      const parts = await tx.find(MicroCredential, { where: { stackId: stack.id }, order: { position: 'ASC' } });
      if (parts.length > 0)
        throw new DomainError('conflict', 'stack.referenced', 'The stack stays, because it has micro-credentials.', {
          errors: parts.map((part) => ({ pointer: '', detail: `${part.code} ${part.title} is in it.` })),
        });
      await tx.delete(Stack, { id: stack.id });
      await this.frameworks.touch(tx, { id: stack.frameworkId });
      await this.outbox.append(
        tx,
        catalogEvents['stack.removed']({
          subjectId: stack.id,
          actorId: actor.id,
          payload: { code, name: stack.name },
        }),
      );
    });
  }
}
