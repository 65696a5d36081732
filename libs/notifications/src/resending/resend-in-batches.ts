import { Injectable } from '@nestjs/common';
import { PersonQueries } from '#identity';
import { lockRow, Transactor, type Tx } from '#database';
import { Clock } from '#kernel';
import { MessageRepository } from '../message.repository.js';
import { MessageResend } from './message-resend.entity.js';
import { inOrder, parametersOf, undeliveredSql } from './undelivered.sql.js';

const batch = 100;

/**
 * Queues the messages of a resend again, each once and never more than its preview showed. A message that somebody has
 * sent again since, or whose person was deactivated, is left out. Each batch is one transaction, so a worker that was
 * killed continues where it stopped.
 */
@Injectable()
export class ResendInBatches {
  constructor(
    private readonly transactor: Transactor,
    private readonly messages: MessageRepository,
    private readonly people: PersonQueries,
    private readonly clock: Clock,
  ) {}

  async run({
    resendId,
    progress,
  }: {
    resendId: string;
    progress(done: number, total: number): Promise<void>;
  }): Promise<void> {
    for (;;) {
      const { queued, total, finishedAt } = await this.transactor.run((tx) => this.next(tx, resendId));
      await progress(queued, total);
      if (finishedAt !== null) return;
    }
  }

  private async next(tx: Tx, resendId: string): Promise<MessageResend> {
    const resend = await lockRow(tx, MessageResend, { id: resendId }, 'message-resend');
    if (resend.finishedAt !== null) return resend;
    const { filter, asOf, askedBy: actorId, total, queued } = resend;
    const { programId } = await this.people.byId(actorId, tx);
    const ids = await tx.query<{ id: string }[]>(
      `SELECT id FROM ${undeliveredSql} AS undelivered WHERE "leftOut" IS NULL ${inOrder} LIMIT $9`,
      [...parametersOf(programId, filter, asOf), Math.min(batch, total - queued)],
    );
    for (const { id: messageId } of ids)
      if (await this.messages.queueAgain(tx, { messageId, actorId, resendId })) resend.queued += 1;
    if (ids.length < batch) resend.finishedAt = this.clock.now();
    await tx.update(MessageResend, { id: resendId }, { queued: resend.queued, finishedAt: resend.finishedAt });
    return resend;
  }
}
