import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import { Clock } from '#kernel';
import { IsNull, LessThanOrEqual } from 'typeorm';
import { Message } from '../message.entity.js';

/** Marks a person's notifications as read, up to the newest one that they saw. One that came meanwhile stays unread. */
@Injectable()
export class MarkAllNotifications {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  async run({ actor, through }: { actor: { id: string }; through: string }): Promise<void> {
    await this.transactor.run((tx) =>
      tx.update(
        Message,
        { personId: actor.id, readAt: IsNull(), id: LessThanOrEqual(through) },
        { readAt: this.clock.now() },
      ),
    );
  }
}
