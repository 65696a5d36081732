import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { Clock, Ids } from '#kernel';
import { notificationsEvents } from '../events.js';
import type { MessageTemplate } from './message-template.entity.js';
import { MessageTemplateRepository } from './message-template.repository.js';
import type { TemplateWords } from './placeholders.policy.js';

export interface NewTemplate extends TemplateWords {
  name: string;
}

/**
 * Saves a template for all administrators of a program.
 * @throws DomainError `message-template.placeholders` (422), `message-template.name-taken` (409)
 */
@Injectable()
export class AddTemplate {
  constructor(
    private readonly transactor: Transactor,
    private readonly templates: MessageTemplateRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  run({
    actor,
    ...words
  }: NewTemplate & { actor: Pick<PersonActor, 'id'>; programId: string }): Promise<MessageTemplate> {
    return this.transactor.run(async (tx) => {
      const given = { ...words, id: this.ids.next(), changedAt: this.clock.now(), revision: 1 };
      const template = await this.templates.add(tx, given);
      const { id: subjectId, name, subject, text } = template;
      const payload = { name, subject, text };
      await this.outbox.append(
        tx,
        notificationsEvents['message-template.added']({ subjectId, actorId: actor.id, payload }),
      );
      return template;
    });
  }
}
