import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import { Clock, notFound } from '#kernel';
import { In, Not } from 'typeorm';
import { Message } from '../message.entity.js';
import { unlistedLetters } from './notification-list.policy.js';

/**
 * Marks one of a person's own notifications as read or unread.
 * @throws DomainError `notification.not-found` also for a notification of somebody else.
 */
@Injectable()
export class MarkNotification {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  run({
    actor,
    notificationId,
    read,
  }: {
    actor: { id: string };
    notificationId: string;
    read: boolean;
  }): Promise<void> {
    return this.transactor.run(async (tx) => {
      const own = { id: notificationId, personId: actor.id, kind: Not(In(unlistedLetters)) };
      const { affected } = await tx.update(Message, own, { readAt: read ? this.clock.now() : null });
      if (affected !== 1) throw notFound('notification');
    });
  }
}
