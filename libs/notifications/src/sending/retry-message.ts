import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import { DomainError } from '#kernel';
import type { Message } from '../message.entity.js';
import { MessageQueries } from './message.queries.js';
import { MessageRepository } from '../message.repository.js';

/**
 * Queues a failed message again.
 * @throws DomainError `message.not-found`; `message.not-failed` (409) when it was sent or is still being tried.
 */
@Injectable()
export class RetryMessage {
  constructor(
    private readonly transactor: Transactor,
    private readonly messages: MessageRepository,
    private readonly queries: MessageQueries,
  ) {}

  async run({ actor, messageId }: { actor: { id: string }; messageId: string }): Promise<Message> {
    const { state } = await this.queries.byId(messageId);
    const queued = await this.transactor.run((tx) => this.messages.queueAgain(tx, { messageId, actorId: actor.id }));
    if (!queued)
      throw new DomainError(
        'conflict',
        'message.not-failed',
        `The message is ${state}, so there is nothing to retry.`,
        { state },
      );
    return this.queries.byId(messageId);
  }
}
