import { Injectable } from '@nestjs/common';
import { Metrics, type Reading, WatchDatabase } from '#watch';
import { type MessageFailure, messageFailures } from '../vocabulary.js';

/** Emails that wait after a try that failed, for one reason. */
export interface FailingMail {
  failure: MessageFailure;
  emails: number;
  /** The first failed try of those in a row. */
  since: Date;
  /** What the mail server said to one of them. */
  said: string | null;
}

export interface MailReading {
  /** Messages that wait for the mail server. */
  queued: number;
  /** How long the oldest of them has waited, in seconds. 0 when none waits. */
  oldestSeconds: number;
  /** Messages that were given up. */
  failed: number;
  /** Messages that came back. */
  bounced: number;
  /** By the database's clock. */
  readAt: Date;
}

const mailSql = `
  SELECT clock_timestamp() AS "readAt", count(*) FILTER (WHERE state = 'queued')::int AS queued,
         count(*) FILTER (WHERE state = 'failed')::int AS failed, count(*) FILTER (WHERE state = 'bounced')::int AS bounced,
         coalesce(extract(epoch FROM clock_timestamp() - min(coalesce(queued_again_at, queued_at)) FILTER (WHERE state = 'queued')), 0)::float AS "oldestSeconds"
    FROM message WHERE state IN ('queued', 'failed', 'bounced')`;

const failingSql = `
  SELECT coalesce(failure, 'other') AS failure, count(*)::int AS emails, min(failing_since) AS since,
         (array_agg(last_error ORDER BY failing_since DESC, id DESC))[1] AS said
    FROM message WHERE state = 'queued' AND failing_since IS NOT NULL GROUP BY 1 ORDER BY emails DESC, failure`;

const undeliveredSql = `
  SELECT coalesce(failure, 'other') AS failure, count(*)::int AS emails
    FROM message WHERE undelivered_at > clock_timestamp() - interval '7 days' GROUP BY 1`;

const remindersSql = `
  SELECT count(*)::int AS overdue FROM reminder WHERE state = 'due' AND due_at < clock_timestamp() - interval '5 minutes'`;

/** Emails and reminders that should have been sent, for checks and metrics. */
@Injectable()
export class MailReadings {
  constructor(
    private readonly database: WatchDatabase,
    metrics: Metrics,
  ) {
    metrics.gauge('laurel_mail_messages', { help: 'Emails that were not sent, or came back, by state' }, async () => {
      const { queued, failed, bounced } = await this.mail();
      return Object.entries({ queued, failed, bounced }).map(([state, value]) => ({ value, labels: { state } }));
    });
    metrics.gauge('laurel_mail_failing', { help: 'Emails that wait after a failed try, by reason' }, async () =>
      byReason(await this.failing()),
    );
    metrics.gauge(
      'laurel_mail_undelivered',
      { help: 'Emails that were given up or came back in the last 7 days and were not sent again, by reason' },
      async () => byReason(await this.undelivered()),
    );
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

  /** The most frequent reason first. */
  failing(): Promise<FailingMail[]> {
    return this.database.read(failingSql);
  }

  /** In the last 7 days. */
  undelivered(): Promise<Pick<FailingMail, 'failure' | 'emails'>[]> {
    return this.database.read(undeliveredSql);
  }

  async overdueReminders(): Promise<number> {
    return (await this.database.read<{ overdue: number }>(remindersSql))[0]!.overdue;
  }
}

/** Every reason has a value, also 0: an alert cannot tell a series that is absent from one that was never read. */
function byReason(found: readonly Pick<FailingMail, 'failure' | 'emails'>[]): Reading[] {
  return messageFailures.map((reason) => ({
    value: found.find(({ failure }) => failure === reason)?.emails ?? 0,
    labels: { reason },
  }));
}
