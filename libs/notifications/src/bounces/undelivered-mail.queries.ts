import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { peopleSql } from '#identity';
import { Clock } from '#kernel';

/** Why mail does not arrive at a person's address. */
export interface UndeliveredMail {
  /** The latest message that did not arrive. */
  messageId: string;
  at: Date;
  /** What the mail server said. */
  said: string | null;
}

/** A mail server reports within minutes, mostly, that it could not deliver. After a day of silence a message arrived. */
const silenceMs = 24 * 60 * 60 * 1000;

/** Tells whether mail reaches a person. */
@Injectable()
export class UndeliveredMailQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Null while mail arrives: the address is another one now, or a later message to it did not come back. */
  async of(personId: string): Promise<UndeliveredMail | null> {
    const [found] = await this.dataSource.query<UndeliveredMail[]>(
      `SELECT message.id AS "messageId", message.undelivered_at AS at, message.last_error AS said
         FROM message JOIN ${peopleSql} AS person ON person.id = message.person_id AND person.email = message.to_address
        WHERE message.person_id = $1 AND message.undelivered_at IS NOT NULL
          AND (message.state = 'bounced' OR message.failure = 'mailbox')
          AND NOT EXISTS (
            SELECT FROM message AS later
             WHERE later.person_id = $1 AND later.to_address = message.to_address AND later.state = 'sent'
               AND later.sent_at > message.undelivered_at AND later.sent_at < $2)
        ORDER BY message.undelivered_at DESC, message.id DESC LIMIT 1`,
      [personId, new Date(this.clock.now().getTime() - silenceMs)],
    );
    return found ?? null;
  }
}
