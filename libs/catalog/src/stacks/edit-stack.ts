import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { lockRow, Outbox, Transactor } from '#database';
import type { Actor } from '#identity';
import { changesInWords, DomainError, requireSeen } from '#kernel';
import { CatalogRepository } from '../catalog.repository.js';
import { catalogEvents } from '../events.js';
import { MicroCredential, Stack } from '../micro-credential.entity.js';

export interface StackEdit {
  programId: string;
  code: string;
  /** The revision that the author last saw. */
  revision: number;
  name: string;
  /** How many of its micro-credentials its badge asks for. Null asks for all. */
  required: number | null;
  actor: Pick<Actor, 'id'>;
}

/**
 * Renames a stack, or changes how many of its micro-credentials its badge asks for. Issued badges keep their words
 * and what they asked for.
 * @throws DomainError `stack.stale`, `stack.content` for a name that is used or a number above its micro-credentials,
 * `stack.not-found`.
 */
@Injectable()
export class EditStack {
  constructor(
    private readonly transactor: Transactor,
    private readonly catalog: CatalogRepository,
    private readonly outbox: Outbox,
  ) {}

  run({ programId, code, revision, name, required, actor }: StackEdit): Promise<void> {
    return this.transactor.run(async (tx) => {
      await this.catalog.lockAll(tx, programId);
      const stack = await lockRow(tx, Stack, { programId, code }, 'stack');
      requireSeen('stack', stack, revision);
      if (await tx.existsBy(Stack, { programId, name, id: Not(stack.id) }))
        throw faulty('/name', 'Another stack has this name.');
      const parts = await tx.countBy(MicroCredential, { stackId: stack.id });
      if (required !== null && required > parts)
        throw faulty('/required', `The stack has ${parts}. Ask for at most as many, or for all.`);
      const changed = changesInWords(wordsOf(stack), wordsOf({ name, required }));
      if (changed.length === 0) return;
      await tx.update(Stack, { id: stack.id }, { name, required, revision: revision + 1 });
      await this.outbox.append(
        tx,
        catalogEvents['stack.edited']({ subjectId: stack.id, actorId: actor.id, payload: { code, changed } }),
      );
    });
  }
}

const wordsOf = ({ name, required }: Pick<Stack, 'name' | 'required'>) =>
  new Map([
    ['name', { what: 'name', words: name }],
    ['required', { what: 'its badge asks for', words: required === null ? 'all' : `any ${required}` }],
  ]);

function faulty(pointer: string, detail: string): DomainError {
  return new DomainError('invalid', 'stack.content', 'The stack was not saved.', { errors: [{ pointer, detail }] });
}
