import { Injectable, Logger } from '@nestjs/common';
import { Transactor } from '#database';
import { type Person, PersonQueries } from '#identity';
import { PermanentFailure } from '#jobs';
import { Mailer, MailFailed } from '#mail';
import { SettingsQueries } from '#programs';
import { DataSource } from 'typeorm';
import type { Message } from '../message.entity.js';
import { MessageRepository } from '../message.repository.js';
import type { MessageFailure } from '../vocabulary.js';
import { UnsubscribeLinks } from '../unsubscribing/unsubscribe-links.js';
import { MessageText } from './message-text.js';

/**
 * Sends a queued message, once, to the address that the person has now. A mailbox that does not exist is final; a mail
 * server that refuses Laurel, or is away, is tried again. Only a crash after the mail server accepted it
 * and before we recorded that repeats a mail, with the same Message-ID.
 * @throws Error when another try may help. The last try marks the message as failed instead.
 */
@Injectable()
export class SendMessage {
  private readonly logger = new Logger('mail');

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly messages: MessageRepository,
    private readonly people: PersonQueries,
    private readonly programs: SettingsQueries,
    private readonly texts: MessageText,
    private readonly unsubscribeLinks: UnsubscribeLinks,
    private readonly mailer: Mailer,
  ) {}

  run({ messageId, last }: { messageId: string; last: boolean }): Promise<void> {
    return this.alone(messageId, async () => {
      const message = await this.messages.find(this.dataSource.manager, messageId);
      if (message === null || message.state !== 'queued') return;
      const { email, deactivatedAt, programId } = await this.people.byId(message.personId);
      try {
        if (deactivatedAt !== null) throw new PermanentFailure('The account is deactivated.');
        await this.send(message, { email, programId });
      } catch (error) {
        const failure = failureOf(error);
        const forGood = last || failure === 'mailbox' || failure === 'link';
        const lastError = error instanceof Error ? error.message : String(error);
        await this.transactor.run((tx) =>
          this.messages.markAttempt(tx, messageId, { toAddress: email, failure, lastError, forGood }),
        );
        if (!forGood) throw error;
        this.logger.warn(`Message ${messageId} could not be sent (${failure}): ${lastError}`);
      }
    });
  }

  private async send(message: Message, { email, programId }: Pick<Person, 'email' | 'programId'>): Promise<void> {
    const { mail } = await this.programs.of({ kind: 'program', id: programId });
    await this.mailer.send({
      id: message.id,
      sending: message.sending,
      to: email,
      senderName: mail.senderName ?? undefined,
      replyTo: mail.replyTo ?? undefined,
      subject: message.subject,
      text: await this.texts.toSend(message),
      unsubscribeUrl: this.unsubscribeLinks.urlIn(message),
    });
    await this.transactor.run((tx) => this.messages.markSent(tx, message.id, email));
  }

  /**
   * Holds a session lock of PostgreSQL while it works. The lock ends with the connection, so the next worker never waits
   * for one that was killed.
   */
  private async alone(messageId: string, work: () => Promise<void>): Promise<void> {
    const session = this.dataSource.createQueryRunner();
    try {
      await session.connect();
      const [lock] = (await session.query('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken', [
        messageId,
      ])) as { taken: boolean }[];
      if (!lock!.taken) throw new Error('Another worker is sending this message.');
      try {
        await work();
      } finally {
        await session.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [messageId]);
      }
    } finally {
      await session.release();
    }
  }
}

function failureOf(error: unknown): MessageFailure {
  if (error instanceof MailFailed) return error.trouble;
  return error instanceof PermanentFailure ? 'link' : 'other';
}
