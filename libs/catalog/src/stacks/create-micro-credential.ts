import { Injectable } from '@nestjs/common';
import { lockRow, Outbox, Transactor } from '#database';
import type { Actor } from '#identity';
import { DomainError, Ids } from '#kernel';
import { CatalogRepository } from '../catalog.repository.js';
import { catalogEvents } from '../events.js';
import { MicroCredential, Stack } from '../micro-credential.entity.js';

export interface NewMicroCredential {
  programId: string;
  /** The code of the stack. */
  stack: string;
  /** Unique within the program. */
  code: string;
  title: string;
  actor: Pick<Actor, 'id'>;
}

/**
 * Creates a micro-credential in a stack. It is in development until a version is in pilot.
 * @throws DomainError `stack.not-found`, `micro-credential.code` when another of the program has the code.
 */
@Injectable()
export class CreateMicroCredential {
  constructor(
    private readonly transactor: Transactor,
    private readonly catalog: CatalogRepository,
    private readonly outbox: Outbox,
    private readonly ids: Ids,
  ) {}

  run({ programId, stack: stackCode, code, title, actor }: NewMicroCredential): Promise<void> {
    return this.transactor.run(async (tx) => {
      await this.catalog.lockAll(tx, programId);
      const stack = await lockRow(tx, Stack, { programId, code: stackCode }, 'stack');
      if (await tx.existsBy(MicroCredential, { programId, code }))
        throw new DomainError(
          'invalid',
          'micro-credential.code',
          `The program has a micro-credential ${code} already.`,
          {
            errors: [{ pointer: '/code', detail: 'Use a code that no other micro-credential has.' }],
          },
        );
      const id = this.ids.next();
      const position = ((await tx.maximum(MicroCredential, 'position', { programId })) ?? 0) + 1;
      await tx.insert(MicroCredential, {
        id,
        programId,
        code,
        title,
        stackId: stack.id,
        position,
        workingTitle: false,
      });
      await tx.increment(Stack, { id: stack.id }, 'revision', 1);
      await this.outbox.append(
        tx,
        catalogEvents['micro-credential.created']({ subjectId: id, actorId: actor.id, payload: { code, title } }),
      );
    });
  }
}
