import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Many messages that did not arrive are sent again at once. */
export class SendAgainInBulk1763769769100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE message_resend (
        -- Chosen by the one who asks for it, so that it is done once.
        id uuid PRIMARY KEY,
        asked_by uuid NOT NULL REFERENCES person (id),
        asked_at timestamptz NOT NULL,
        -- Which messages, among those that had not arrived by as_of.
        filter jsonb NOT NULL,
        as_of timestamptz NOT NULL,
        -- How many there were, and how many of them are queued again by now.
        total int NOT NULL CHECK (total >= 1),
        queued int NOT NULL CHECK (queued BETWEEN 0 AND total),
        finished_at timestamptz
      );

      ALTER TABLE message
        ADD COLUMN queued_again_at timestamptz,
        ADD COLUMN resend_id uuid REFERENCES message_resend (id),
        -- Which sending it is: one more after each that came back.
        ADD COLUMN sending int NOT NULL DEFAULT 1 CHECK (sending >= 1);
      CREATE INDEX message_of_resend ON message (resend_id) WHERE resend_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM task WHERE name = 'message-resend.carry-out';
      ALTER TABLE message DROP COLUMN queued_again_at, DROP COLUMN resend_id, DROP COLUMN sending;
      DROP TABLE message_resend;
    `);
  }
}
