import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why each message was not delivered, since when, and whether it came back after a mail server had taken it. */
export class TellRefusedMailApart1763769768200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE message
        DROP CONSTRAINT message_state_check,
        ADD CONSTRAINT message_state_check
          CHECK (state IN ('queued', 'sent', 'failed', 'bounced', 'waiting', 'collected', 'listed')),
        DROP CONSTRAINT message_check,
        ADD CONSTRAINT message_sent_check CHECK ((state IN ('sent', 'bounced')) = (sent_at IS NOT NULL)),
        ADD COLUMN failure text CHECK (failure IN ('mailbox', 'relay', 'deferred', 'unreachable', 'link', 'held', 'other')),
        -- The first try of those that failed in a row.
        ADD COLUMN failing_since timestamptz,
        -- When Laurel gave up, or the message came back.
        ADD COLUMN undelivered_at timestamptz;

      UPDATE message SET undelivered_at = queued_at WHERE state = 'failed';
      ALTER TABLE message
        ADD CONSTRAINT message_undelivered_check CHECK ((state IN ('failed', 'bounced')) = (undelivered_at IS NOT NULL));

      CREATE INDEX message_undelivered ON message (undelivered_at, id) WHERE undelivered_at IS NOT NULL;
      CREATE INDEX message_failing ON message (failing_since) WHERE state = 'queued' AND failing_since IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE message SET state = 'sent', undelivered_at = NULL WHERE state = 'bounced';
      ALTER TABLE message
        DROP CONSTRAINT message_undelivered_check,
        DROP CONSTRAINT message_sent_check,
        ADD CONSTRAINT message_check CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
        DROP CONSTRAINT message_state_check,
        ADD CONSTRAINT message_state_check CHECK (state IN ('queued', 'sent', 'failed', 'waiting', 'collected', 'listed')),
        DROP COLUMN failure, DROP COLUMN failing_since, DROP COLUMN undelivered_at;
    `);
  }
}
