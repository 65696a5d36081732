import { Injectable } from '@nestjs/common';
import { Outbox, Tasks, type Tx } from '#database';
import { Clock, Ids } from '#kernel';
import type { EntityManager } from 'typeorm';
import type { Letter } from './letters/letters.document.js';
import { notificationsEvents } from './events.js';
import { Message } from './message.entity.js';
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
    private readonly outbox: Outbox,
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

  /** @returns whether this call marked the message, and not an earlier one. */
  async markSent(tx: Tx, messageId: string, toAddress: string): Promise<boolean> {
    const updated = await tx
      .createQueryBuilder()
      .update(Message)
      .set({ state: 'sent', sentAt: this.clock.now(), toAddress, attempts: () => 'attempts + 1', lastError: null })
      .where({ id: messageId, state: 'queued' })
      .execute();
    return updated.affected === 1;
  }

  async markAttempt(tx: Tx, messageId: string, { error, forGood }: { error: string; forGood: boolean }): Promise<void> {
    await tx
      .createQueryBuilder()
      .update(Message)
      .set({ state: forGood ? 'failed' : 'queued', attempts: () => 'attempts + 1', lastError: error })
      .where({ id: messageId, state: 'queued' })
      .execute();
  }

  /** @returns whether the message had failed. */
  async queueAgain(tx: Tx, messageId: string, actorId: string): Promise<boolean> {
    const updated = await tx.update(Message, { id: messageId, state: 'failed' }, { state: 'queued' });
    if (updated.affected !== 1) return false;
    const { personId, kind } = await tx.findOneByOrFail(Message, { id: messageId });
    const retried = notificationsEvents['message.retried']({
      subjectId: messageId,
      actorId,
      payload: { personId, kind },
    });
    await this.outbox.append(tx, retried);
    await this.tasks.add(tx, sendMessageTask({ subjectId: messageId, actorId }));
    return true;
  }
}
