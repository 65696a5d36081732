import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { notificationsEvents } from '../events.js';
import { MessageTemplateRepository } from './message-template.repository.js';

/**
 * Removes a template. Messages that were sent with it stay as they are.
 * @throws DomainError `message-template.not-found`
 */
@Injectable()
export class RemoveTemplate {
  constructor(
    private readonly transactor: Transactor,
    private readonly templates: MessageTemplateRepository,
    private readonly outbox: Outbox,
  ) {}

  run({ actor, templateId }: { actor: Pick<PersonActor, 'id'>; templateId: string }): Promise<void> {
    return this.transactor.run(async (tx) => {
      const { name } = await this.templates.remove(tx, templateId);
      const removed = { subjectId: templateId, actorId: actor.id, payload: { name } };
      await this.outbox.append(tx, notificationsEvents['message-template.removed'](removed));
    });
  }
}
