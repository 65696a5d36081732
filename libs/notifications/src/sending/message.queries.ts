import { Injectable } from '@nestjs/common';
import { decodeCursor, type Page, toPage } from '#database';
import { peopleSql } from '#identity';
import { notFound } from '#kernel';
import { DataSource, LessThan } from 'typeorm';
import { Message } from '../message.entity.js';
import type { MessageState } from '../vocabulary.js';

export interface MessageFilter {
  programId: string;
  personId?: string;
  state?: MessageState;
  cursor?: string;
  limit: number;
}

/** Reads the messages that Laurel has written. */
@Injectable()
export class MessageQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** A page of the messages to people of a program, the newest first. */
  async page({ programId, personId, state, cursor, limit }: MessageFilter): Promise<Page<Message>> {
    const query = this.dataSource.manager
      .createQueryBuilder(Message, 'message')
      .innerJoin(peopleSql, 'person', 'person.id = message.person_id AND person.program_id = :programId', { programId })
      .orderBy('message.id', 'DESC')
      .limit(limit + 1);
    if (personId !== undefined) query.andWhere({ personId });
    if (state !== undefined) query.andWhere({ state });
    if (cursor !== undefined) query.andWhere({ id: LessThan(String(decodeCursor(cursor, 1)[0])) });
    return toPage(
      await query.getMany(),
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
