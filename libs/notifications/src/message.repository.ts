import { Injectable } from '@nestjs/common';
import { type Locked, lockRow, Tasks, Transitions, type Tx } from '#database';
import { PersonQueries } from '#identity';
import { Clock, DomainError, Ids } from '#kernel';
import type { Bounce } from '#mail';
import { SettingsQueries } from '#programs';
import type { EntityManager } from 'typeorm';
import { type Letter, signed } from './letters/letters.document.js';
import { notificationsEvents } from './events.js';
import { MailChoiceRepository } from './digests/mail-choice.repository.js';
import { Message } from './message.entity.js';
import { messageLifecycle } from './message.lifecycle.js';
import { sendMessageTask } from './tasks.js';
import { type MailChoice, type MessageFailure, type MessageState, notificationKindOf } from './vocabulary.js';

export interface NewMessage {
  /** What the message is about. A second message with the same key is not written. */
  dedupeKey: string;
  personId: string;
  letter: Letter;
  /** The page that the message is about. */
  path?: string;
  /** The invitation or password reset of the {@link personalLink}. */
  linkId?: string;
}

interface FailedAttempt {
  toAddress?: string;
  failure: MessageFailure;
  /** What the mail server said, or what else went wrong. */
  lastError: string;
  /** Whether this was the last try. */
  forGood: boolean;
}

const firstState: Record<MailChoice, MessageState> = { 'at-once': 'queued', daily: 'waiting', none: 'listed' };

/** Writes messages and records what became of them. */
@Injectable()
export class MessageRepository {
  constructor(
    private readonly tasks: Tasks,
    private readonly transitions: Transitions,
    private readonly choices: MailChoiceRepository,
    private readonly people: PersonQueries,
    private readonly programs: SettingsQueries,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Writes a message, unless there is a message with the same key. Adds the task to send it when its mail goes at once.
   * A deactivated person finds it in the list when they come back; an erased person gets none.
   * @returns whether it was written.
   */
  async add(tx: Tx, message: NewMessage): Promise<boolean> {
    const { deactivatedAt, erasedAt } = await this.people.byId(message.personId, tx);
    if (erasedAt !== null) return false;
    if (deactivatedAt !== null) return (await this.write(tx, message, 'listed')) !== null;
    const choice = await this.choices.forLetter(tx, message.personId, message.letter.kind);
    return (await this.write(tx, message, firstState[choice])) !== null;
  }

  /**
   * Writes a digest of messages that wait, and settles them: they go with it, and do not wait any more.
   * @returns whether it was written.
   */
  async addDigest(tx: Tx, digest: NewMessage, waiting: readonly Locked<Message>[]): Promise<boolean> {
    const digestId = await this.write(tx, digest, 'queued');
    if (digestId === null) return false;
    for (const message of waiting)
      await this.transitions.run(tx, Message, messageLifecycle, {
        of: message,
        command: 'collect',
        changes: { digestId },
        event: () => null,
      });
    return true;
  }

  /** Takes messages that wait out of the next digest. They stay in the list. */
  async drop(tx: Tx, waiting: readonly Locked<Message>[]): Promise<void> {
    for (const message of waiting)
      await this.transitions.run(tx, Message, messageLifecycle, { of: message, command: 'drop', event: () => null });
  }

  /** The messages that wait for the person's digest, the oldest first. */
  async lockWaiting(tx: Tx, personId: string): Promise<Locked<Message>[]> {
    return (await tx.find(Message, {
      where: { personId, state: 'waiting' },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    })) as Locked<Message>[];
  }

  async lastDigestAt(manager: EntityManager, personId: string): Promise<Date | null> {
    const last = await manager.findOne(Message, { where: { personId, kind: 'digest' }, order: { queuedAt: 'DESC' } });
    return last?.queuedAt ?? null;
  }

  private async write(
    tx: Tx,
    { dedupeKey, personId, letter, path, linkId }: NewMessage,
    state: MessageState,
  ): Promise<string | null> {
    const id = this.ids.next();
    const queuedAt = this.clock.now();
    const { mail } = await this.programs.of({ kind: 'person', id: personId }, tx);
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(Message)
      .values({
        id,
        dedupeKey,
        personId,
        ...letter,
        text: signed(letter.text, mail.signature),
        path: path ?? null,
        linkId: linkId ?? null,
        state,
        queuedAt,
        readAt: notificationKindOf[letter.kind] === null ? queuedAt : null,
        attempts: 0,
        sending: 1,
      })
      .orIgnore()
      .returning('id')
      .execute();
    if ((inserted.raw as unknown[]).length === 0) return null;
    if (state === 'queued') await this.tasks.add(tx, sendMessageTask({ subjectId: id }));
    return id;
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
      changes: {
        sentAt: this.clock.now(),
        toAddress,
        attempts: message.attempts + 1,
        lastError: null,
        failure: null,
        failingSince: null,
      },
      event: () => null,
    });
  }

  /** Records a try that failed, and the end of the tries with `forGood`. Does nothing to a message that is not queued. */
  async markAttempt(tx: Tx, messageId: string, { forGood, ...failed }: FailedAttempt): Promise<void> {
    const message = await this.lock(tx, messageId);
    if (!messageLifecycle.allows(message.state, 'give-up')) return;
    const now = this.clock.now();
    const changes = { attempts: message.attempts + 1, failingSince: message.failingSince ?? now, ...failed };
    if (!forGood) await tx.update(Message, { id: messageId }, changes);
    else {
      await this.transitions.run(tx, Message, messageLifecycle, {
        of: message,
        command: 'give-up',
        changes: { ...changes, undeliveredAt: now },
        // A server that refuses everything is a condition of the system, not of each message.
        event: (after) => (failed.failure === 'mailbox' ? undelivered(after, { bounced: false }) : null),
      });
    }
  }

  /**
   * Records that a sent message came back. Does nothing to one that is not known, was sent again since, or is in another
   * state.
   * @returns whether it was recorded.
   * @throws DomainError `message.not-sent-yet` while a worker may be about to record that it was sent.
   */
  async markBounced(tx: Tx, { mailId, sending, trouble, words }: Bounce): Promise<boolean> {
    if ((await this.find(tx, mailId)) === null) return false;
    const message = await this.lock(tx, mailId);
    if (sending < message.sending) return false;
    if (message.state === 'queued')
      throw new DomainError(
        'unavailable',
        'message.not-sent-yet',
        'The message is being sent. Report this again later.',
        {
          retryAfter: 60,
        },
      );
    if (!messageLifecycle.allows(message.state, 'bounce')) return false;
    await this.transitions.run(tx, Message, messageLifecycle, {
      of: message,
      command: 'bounce',
      changes: { failure: trouble, lastError: words, undeliveredAt: this.clock.now() },
      event: (after) => undelivered(after, { bounced: true }),
    });
    return true;
  }

  /**
   * `resendId`: the resend of many that it is part of.
   * @returns whether the message had failed or come back.
   */
  async queueAgain(
    tx: Tx,
    { messageId, actorId, resendId = null }: { messageId: string; actorId: string; resendId?: string | null },
  ): Promise<boolean> {
    const message = await this.lock(tx, messageId);
    if (!messageLifecycle.allows(message.state, 'retry')) return false;
    const sending = message.state === 'bounced' ? message.sending + 1 : message.sending;
    await this.transitions.run(tx, Message, messageLifecycle, {
      of: message,
      command: 'retry',
      changes: {
        queuedAgainAt: this.clock.now(),
        sentAt: null,
        failure: null,
        failingSince: null,
        undeliveredAt: null,
        sending,
        resendId,
      },
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

function undelivered({ id, personId, kind, failure }: Message, { bounced }: { bounced: boolean }) {
  const payload = { personId, kind, failure: failure!, bounced };
  return notificationsEvents['message.undelivered']({ subjectId: id, payload });
}
