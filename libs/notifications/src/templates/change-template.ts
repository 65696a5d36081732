import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { Clock } from '#kernel';
import { notificationsEvents } from '../events.js';
import type { NewTemplate } from './add-template.js';
import type { MessageTemplate } from './message-template.entity.js';
import { MessageTemplateRepository } from './message-template.repository.js';

interface TemplateChange extends NewTemplate {
  actor: Pick<PersonActor, 'id'>;
  templateId: string;
  /** The revision that the administrator last saw. */
  revision: number;
}

/**
 * Changes a template. Messages that were sent with it stay as they are.
 * @throws DomainError `message-template.not-found`, `message-template.stale` (412), `message-template.placeholders` (422),
 * `message-template.name-taken` (409)
 */
@Injectable()
export class ChangeTemplate {
  constructor(
    private readonly transactor: Transactor,
    private readonly templates: MessageTemplateRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  run({ actor, templateId, revision, name, subject, text }: TemplateChange): Promise<MessageTemplate> {
    return this.transactor.run(async (tx) => {
      const words = { name, subject, text };
      const change = { ...words, id: templateId, changedAt: this.clock.now(), seen: revision };
      const template = await this.templates.change(tx, change);
      await this.outbox.append(
        tx,
        notificationsEvents['message-template.changed']({ subjectId: templateId, actorId: actor.id, payload: words }),
      );
      return template;
    });
  }
}
