import { Injectable } from '@nestjs/common';
import { decodeCursor, type Page, toPage } from '#database';
import { Clock } from '#kernel';
import { DataSource, type FindOptionsWhere, In, IsNull, LessThan, MoreThan, Not } from 'typeorm';
import { bodyOf } from '../letters/letters.document.js';
import { Message } from '../message.entity.js';
import { notificationKindOf, type NotificationKind } from '../vocabulary.js';
import { listedSince, unlistedLetters } from './notification-list.policy.js';

/** What Laurel told a person, as their list shows it. */
export interface Notification {
  id: string;
  kind: NotificationKind;
  title: string;
  /** What an administrator wrote. Null where the title says it all. */
  words: string | null;
  path: string | null;
  at: Date;
  read: boolean;
}

export interface NotificationFilter {
  personId: string;
  unread?: boolean;
  cursor?: string;
  limit: number;
}

/** Reads the notifications of a person. */
@Injectable()
export class NotificationQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** A page of their list, the newest first. */
  async page({ personId, unread, cursor, limit }: NotificationFilter): Promise<Page<Notification>> {
    const rows = await this.dataSource.manager.find(Message, {
      where: {
        ...this.listed(personId),
        ...(unread === true && { readAt: IsNull() }),
        ...(cursor !== undefined && { id: LessThan(String(decodeCursor(cursor, 1)[0])) }),
      },
      order: { id: 'DESC' },
      take: limit + 1,
    });
    return toPage(rows, limit, ({ id }) => [id], shown);
  }

  unread(personId: string): Promise<number> {
    return this.dataSource.manager.countBy(Message, { ...this.listed(personId), readAt: IsNull() });
  }

  private listed(personId: string): FindOptionsWhere<Message> {
    return { personId, kind: Not(In(unlistedLetters)), queuedAt: MoreThan(listedSince(this.clock.now())) };
  }
}

function shown({ id, kind, subject, text, path, queuedAt, readAt }: Message): Notification {
  const words = kind === 'group-message' ? bodyOf(text).join('\n\n') : null;
  return { id, kind: notificationKindOf[kind]!, title: subject, words, path, at: queuedAt, read: readAt !== null };
}
