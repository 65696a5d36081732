import { Injectable } from '@nestjs/common';
import { Outbox, Tasks, type Tx } from '#database';
import { Clock, Ids } from '#kernel';
import type { EntityManager } from 'typeorm';
import type { Letter } from './letters/letters.document.js';
import { notificationsEvents } from './events.js';
import { Message } from './message.entity.js';
import { sendMessageTask } from './tasks.js';

export interface NewMessage {
  /** What it is about: of two messages with one key the second is not written. */
  dedupeKey: string;
  personId: string;
  letter: Letter;
  /** Whose link the letter's {@link personalLink} stands for. */
  linkId?: string;
}

/** Where messages are written and settled. */
@Injectable()
export class MessageRepository {
  constructor(
    private readonly tasks: Tasks,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Writes a message to be sent, unless there is one about the same. Its sending hangs on the same commit. */
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

  /** @returns whether it was the first to settle it. */
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

  /** @returns whether it had failed. */
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
