import { Injectable } from '@nestjs/common';
import { Metrics, WatchDatabase } from '#watch';

export interface MailReading {
  /** Messages that wait for the mail server. */
  queued: number;
  /** How long the oldest of them has waited, in seconds. 0 when none waits. */
  oldestSeconds: number;
  /** Messages that were given up. */
  failed: number;
  /** By the database's clock. */
  readAt: Date;
}

const mailSql = `
  SELECT clock_timestamp() AS "readAt", count(*) FILTER (WHERE state = 'queued')::int AS queued, count(*) FILTER (WHERE state = 'failed')::int AS failed,
         coalesce(extract(epoch FROM clock_timestamp() - min(queued_at) FILTER (WHERE state = 'queued')), 0)::float AS "oldestSeconds"
    FROM message WHERE state IN ('queued', 'failed')`;

const remindersSql = `
  SELECT count(*)::int AS overdue FROM reminder WHERE state = 'due' AND due_at < clock_timestamp() - interval '5 minutes'`;

/** Emails and reminders that should have been sent, for checks and metrics. */
@Injectable()
export class MailReadings {
  constructor(
    private readonly database: WatchDatabase,
    metrics: Metrics,
  ) {
    metrics.gauge('laurel_mail_messages', { help: 'Emails that were not sent, by state' }, async () => {
      const { queued, failed } = await this.mail();
      return [
        { value: queued, labels: { state: 'queued' } },
        { value: failed, labels: { state: 'failed' } },
      ];
    });
    metrics.gauge(
      'laurel_mail_oldest_seconds',
      { help: 'How long the oldest email has waited for the mail server' },
      async () => (await this.mail()).oldestSeconds,
    );
    metrics.gauge(
      'laurel_reminders_overdue',
      { help: 'Reminders that were due over five minutes ago and not sent' },
      () => this.overdueReminders(),
    );
  }

  async mail(): Promise<MailReading> {
    return (await this.database.read<MailReading>(mailSql))[0]!;
  }

  async overdueReminders(): Promise<number> {
    return (await this.database.read<{ overdue: number }>(remindersSql))[0]!.overdue;
  }
}
