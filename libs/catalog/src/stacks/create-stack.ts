import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { Actor } from '#identity';
import { DomainError, type FieldError, Ids } from '#kernel';
import { CatalogRepository } from '../catalog.repository.js';
import { catalogEvents } from '../events.js';
import { Domain } from '../framework.entity.js';
import { FrameworkRepository } from '../framework.repository.js';
import { Stack } from '../micro-credential.entity.js';

export interface NewStack {
  programId: string;
  frameworkId: string;
  /** The code of the domain that the stack is about. */
  code: string;
  /** Unique within the program. */
  name: string;
  /** How many of its micro-credentials its badge asks for. Null asks for all. */
  required: number | null;
  actor: Pick<Actor, 'id'>;
}

/**
 * Creates the stack of a domain, without micro-credentials.
 * @throws DomainError `stack.content` with every fault: an unknown domain, one with a stack, a name that is used.
 */
@Injectable()
export class CreateStack {
  constructor(
    private readonly transactor: Transactor,
    private readonly catalog: CatalogRepository,
    private readonly frameworks: FrameworkRepository,
    private readonly outbox: Outbox,
    private readonly ids: Ids,
  ) {}

  run({ programId, frameworkId, code, name, required, actor }: NewStack): Promise<void> {
    return this.transactor.run(async (tx) => {
      await this.catalog.lockAll(tx, programId);
      const framework = await this.frameworks.lock(tx, { programId, id: frameworkId });
      const stacks = await tx.findBy(Stack, { programId });
      const errors: FieldError[] = [];
      if (!(await tx.existsBy(Domain, { frameworkId, code })))
        errors.push({ pointer: '/code', detail: `The framework has no domain ${code}.` });
      if (stacks.some((stack) => stack.code === code))
        errors.push({ pointer: '/code', detail: `The program has a stack ${code} already.` });
      if (stacks.some((stack) => stack.name === name))
        errors.push({ pointer: '/name', detail: 'Another stack has this name.' });
      if (errors.length > 0)
        throw new DomainError('invalid', 'stack.content', 'The stack was not created. Each fault is listed.', {
          errors,
        });
      const id = this.ids.next();
      const position = Math.max(0, ...stacks.map((stack) => stack.position)) + 1;
      const badgeKey = `stack:${code}:${id}`;
      await tx.insert(Stack, { id, programId, frameworkId, code, name, required, position, badgeKey });
      await this.frameworks.touch(tx, framework);
      await this.outbox.append(
        tx,
        catalogEvents['stack.created']({ subjectId: id, actorId: actor.id, payload: { code, name } }),
      );
    });
  }
}
