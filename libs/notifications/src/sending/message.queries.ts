import { Injectable } from '@nestjs/common';
import { decodeCursor, type Page, toPage } from '#database';
import { notFound } from '#kernel';
import { DataSource, type FindOptionsWhere, LessThan } from 'typeorm';
import { Message } from '../message.entity.js';
import type { MessageState } from '../vocabulary.js';

export interface MessageFilter {
  personId?: string;
  state?: MessageState;
  cursor?: string;
  limit: number;
}

/** Reads the messages that Laurel has written. */
@Injectable()
export class MessageQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** A page of messages, the newest first. */
  async page({ personId, state, cursor, limit }: MessageFilter): Promise<Page<Message>> {
    const before = cursor === undefined ? undefined : LessThan(String(decodeCursor(cursor, 1)[0]));
    const where: FindOptionsWhere<Message> = { personId, state, id: before };
    const rows = await this.dataSource.manager.find(Message, {
      where: present(where),
      order: { id: 'DESC' },
      take: limit + 1,
    });
    return toPage(
      rows,
      limit,
      ({ id }) => [id],
      (message) => message,
    );
  }

  /** @throws DomainError `message.not-found` */
  async byId(id: string): Promise<Message> {
    const message = await this.dataSource.manager.findOneBy(Message, { id });
    if (message === null) throw notFound('message');
    return message;
  }
}

/** TypeORM refuses conditions that are undefined. */
function present(where: FindOptionsWhere<Message>): FindOptionsWhere<Message> {
  return Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined));
}
