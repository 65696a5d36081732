import { Injectable } from '@nestjs/common';
import { notFound } from '#kernel';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { ResendView } from '#contracts';

/** The progress of resends. */
@Injectable()
export class ResendQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError `message-resend.not-found` */
  async byId(id: string): Promise<z.input<typeof ResendView>> {
    const [row] = await this.dataSource.query<z.input<typeof ResendView>[]>(
      `SELECT resend.id, resend.total, resend.queued, resend.asked_at AS "askedAt", resend.finished_at AS "finishedAt",
              count(*) FILTER (WHERE message.state = 'queued')::int AS waiting,
              count(*) FILTER (WHERE message.state = 'sent')::int AS sent,
              count(*) FILTER (WHERE message.state IN ('failed', 'bounced'))::int AS undelivered
         FROM message_resend AS resend LEFT JOIN message ON message.resend_id = resend.id
        WHERE resend.id = $1 GROUP BY resend.id`,
      [id],
    );
    if (row === undefined) throw notFound('message-resend');
    return row;
  }
}
