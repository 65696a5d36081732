import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { Clock, DomainError } from '#kernel';
import type { GroupFilter } from '#pilots';
import { notificationsEvents } from '../events.js';
import { MessageRepository } from '../message.repository.js';
import type { TemplateWords } from '../templates/placeholders.policy.js';
import { GroupLetterWriter } from './group-letters.js';
import { GroupMessage } from './group-message.entity.js';

interface NewGroupMessage extends TemplateWords {
  actor: Pick<PersonActor, 'id' | 'programId'>;
  /** Chosen by the one who sends it. A second message with the same id is not sent. */
  id: string;
  group: GroupFilter;
  /** From the preview. */
  seen: string;
}

/**
 * Sends a message to everyone in a group, once each, as the preview showed it. The same message again sends nothing.
 * @throws DomainError `group-message.placeholders` (422), `group-message.too-many` (422), `group-message.nobody` (422);
 * `group-message.changed` (409) when the preview shows other people or words than now.
 */
@Injectable()
export class SendGroupMessage {
  constructor(
    private readonly transactor: Transactor,
    private readonly writer: GroupLetterWriter,
    private readonly messages: MessageRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run({ actor, id, group, subject, text, seen }: NewGroupMessage): Promise<GroupMessage> {
    const sentBefore = await this.transactor.run((tx) => tx.findOneBy(GroupMessage, { id }));
    if (sentBefore !== null) return sentBefore;
    const written = await this.writer.write(actor.programId, group, { subject, text });
    return this.transactor.run(async (tx) => {
      const sent: GroupMessage = {
        id,
        sentBy: actor.id,
        people: written.letters.length,
        leftOut: written.leftOut.length,
        sentAt: this.clock.now(),
      };
      if (written.seen !== seen) throw changed();
      if (sent.people === 0) throw nobody();
      const { raw } = await tx
        .createQueryBuilder()
        .insert()
        .into(GroupMessage)
        .values(sent)
        .orIgnore()
        .returning('id')
        .execute();
      if ((raw as unknown[]).length === 0) return tx.findOneByOrFail(GroupMessage, { id });
      for (const { person, letter } of written.letters)
        await this.messages.add(tx, { dedupeKey: `group-message:${id}:${person.id}`, personId: person.id, letter });
      const personIds = written.letters.map(({ person }) => person.id);
      const payload = { group: { ...group }, subject, text, personIds, leftOut: sent.leftOut };
      await this.outbox.append(
        tx,
        notificationsEvents['group-message.sent']({ subjectId: id, actorId: actor.id, payload }),
      );
      return sent;
    });
  }
}

function changed(): DomainError {
  return new DomainError(
    'conflict',
    'group-message.changed',
    'The group or its deadlines have changed since the preview. Nothing was sent. Look at the preview again.',
  );
}

function nobody(): DomainError {
  return new DomainError('invalid', 'group-message.nobody', 'No one in this group can get the message.');
}
