import { Injectable } from '@nestjs/common';
import { type Locked, lockRow, Tasks, Transitions, type Tx } from '#database';
import { Clock, Ids } from '#kernel';
import type { EntityManager } from 'typeorm';
import type { Letter } from './letters/letters.document.js';
import { notificationsEvents } from './events.js';
import { Message } from './message.entity.js';
import { messageLifecycle } from './message.lifecycle.js';
import { sendMessageTask } from './tasks.js';

export interface NewMessage {
  /** What the message is about. A second message with the same key is not written. */
  dedupeKey: string;
  personId: string;
  letter: Letter;
  /** The invitation or password reset of the {@link personalLink}. */
  linkId?: string;
}

/** Writes messages and records what became of them. */
@Injectable()
export class MessageRepository {
  constructor(
    private readonly tasks: Tasks,
    private readonly transitions: Transitions,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Writes a message and adds the task to send it, unless there is a message with the same key. */
  async add(tx: Tx, { dedupeKey, personId, letter, linkId }: NewMessage): Promise<boolean> {
    const id = this.ids.next();
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(Message)
      .values({
        id,
        dedupeKey,
        personId,
        ...letter,
        linkId: linkId ?? null,
        state: 'queued',
        queuedAt: this.clock.now(),
        attempts: 0,
      })
      .orIgnore()
      .returning('id')
      .execute();
    if ((inserted.raw as unknown[]).length === 0) return false;
    await this.tasks.add(tx, sendMessageTask({ subjectId: id }));
    return true;
  }

  find(manager: EntityManager, messageId: string): Promise<Message | null> {
    return manager.findOneBy(Message, { id: messageId });
  }

  /** Does nothing to a message that is not queued. */
  async markSent(tx: Tx, messageId: string, toAddress: string): Promise<void> {
    const message = await this.lock(tx, messageId);
    if (!messageLifecycle.allows(message.state, 'send')) return;
    await this.transitions.run(tx, Message, messageLifecycle, {
      of: message,
      command: 'send',
      changes: { sentAt: this.clock.now(), toAddress, attempts: message.attempts + 1, lastError: null },
      event: () => null,
    });
  }

  /** Records a try that failed, and the end of the tries with `forGood`. Does nothing to a message that is not queued. */
  async markAttempt(tx: Tx, messageId: string, { error, forGood }: { error: string; forGood: boolean }): Promise<void> {
    const message = await this.lock(tx, messageId);
    if (!messageLifecycle.allows(message.state, 'give-up')) return;
    const changes = { attempts: message.attempts + 1, lastError: error };
    if (!forGood) await tx.update(Message, { id: messageId }, changes);
    else {
      await this.transitions.run(tx, Message, messageLifecycle, {
        of: message,
        command: 'give-up',
        changes,
        event: () => null,
      });
    }
  }

  /** @returns whether the message had failed. */
  async queueAgain(tx: Tx, messageId: string, actorId: string): Promise<boolean> {
    const message = await this.lock(tx, messageId);
    if (!messageLifecycle.allows(message.state, 'retry')) return false;
    await this.transitions.run(tx, Message, messageLifecycle, {
      of: message,
      command: 'retry',
      event: ({ id, personId, kind }) =>
        notificationsEvents['message.retried']({ subjectId: id, actorId, payload: { personId, kind } }),
    });
    await this.tasks.add(tx, sendMessageTask({ subjectId: messageId, actorId }));
    return true;
  }

  private lock(tx: Tx, messageId: string): Promise<Locked<Message>> {
    return lockRow(tx, Message, { id: messageId }, 'message');
  }
}
