import { Injectable } from '@nestjs/common';
import { type EntityManager, QueryFailedError } from 'typeorm';
import type { Tx } from '#database';
import { DomainError, notFound } from '#kernel';
import { MessageTemplate } from './message-template.entity.js';
import { placeholderErrors, type TemplateWords } from './placeholders.policy.js';

/** Stores templates. Each has a name of its own, and no unknown placeholder. */
@Injectable()
export class MessageTemplateRepository {
  /** @throws DomainError `message-template.placeholders` (422), `message-template.name-taken` (409) */
  async add(tx: Tx, template: MessageTemplate): Promise<MessageTemplate> {
    refuseUnknownPlaceholders(template);
    await withOwnName(() => tx.insert(MessageTemplate, template));
    return template;
  }

  /**
   * @throws DomainError `message-template.not-found`, `message-template.stale` (412), and the errors of {@link add}
   */
  async change(
    tx: Tx,
    { seen, ...template }: Omit<MessageTemplate, 'programId' | 'revision'> & { seen: number },
  ): Promise<MessageTemplate> {
    const before = await this.find(tx, template.id);
    refuseUnknownPlaceholders(template);
    const after = { ...template, revision: seen + 1 };
    const changed = await withOwnName(() => tx.update(MessageTemplate, { id: template.id, revision: seen }, after));
    if (changed.affected !== 1)
      throw new DomainError(
        'stale',
        'message-template.stale',
        'Someone changed this template since you opened it. Nothing was overwritten. Read it again, then choose.',
      );
    return { ...before, ...after };
  }

  /** @returns the template that was removed. @throws DomainError `message-template.not-found` */
  async remove(tx: Tx, id: string): Promise<MessageTemplate> {
    const template = await this.find(tx, id);
    const removed = await tx.delete(MessageTemplate, { id });
    if (removed.affected !== 1) throw notFound('message-template');
    return template;
  }

  private async find(manager: EntityManager, id: string): Promise<MessageTemplate> {
    const template = await manager.findOneBy(MessageTemplate, { id });
    if (template === null) throw notFound('message-template');
    return template;
  }
}

function refuseUnknownPlaceholders(words: TemplateWords): void {
  const errors = placeholderErrors(words);
  if (errors.length > 0)
    throw new DomainError('invalid', 'message-template.placeholders', 'Correct the placeholders.', { errors });
}

const uniqueViolation = '23505';

/** @throws DomainError `message-template.name-taken` (409) */
async function withOwnName<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof QueryFailedError && (error.driverError as { code?: string }).code === uniqueViolation)
      throw new DomainError('conflict', 'message-template.name-taken', 'Another template has this name.', {
        errors: [{ pointer: '/name', detail: 'Choose another name.' }],
      });
    throw error;
  }
}
