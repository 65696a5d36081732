import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages are also a list in the page, and each person chooses which of them are mailed. */
export class ListNotifications1763769767500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE message
        DROP CONSTRAINT message_state_check,
        ADD CONSTRAINT message_state_check CHECK (state IN ('queued', 'sent', 'failed', 'waiting', 'collected', 'listed')),
        -- The page that the message is about.
        ADD COLUMN path text CHECK (path ~ '^/([^/\\\\]|$)'),
        ADD COLUMN read_at timestamptz,
        -- The digest that contains the message.
        ADD COLUMN digest_id uuid REFERENCES message (id),
        ADD CONSTRAINT message_digest_check CHECK ((state = 'collected') = (digest_id IS NOT NULL));

      -- People know these messages from their mail.
      UPDATE message SET read_at = queued_at;

      CREATE INDEX message_unread ON message (person_id, id) WHERE read_at IS NULL;
      CREATE INDEX message_waiting ON message (person_id, id) WHERE state = 'waiting';
      CREATE INDEX message_digest ON message (person_id, queued_at) WHERE kind = 'digest';
      CREATE INDEX message_of_digest ON message (digest_id) WHERE digest_id IS NOT NULL;

      CREATE TABLE mail_choice (
        person_id uuid NOT NULL REFERENCES person (id) ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('seat', 'meeting', 'submission', 'badge', 'review', 'problem')),
        choice text NOT NULL CHECK (choice IN ('at-once', 'daily', 'none')),
        PRIMARY KEY (person_id, kind)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE mail_choice;
      DROP INDEX message_unread, message_waiting, message_digest, message_of_digest;
      ALTER TABLE message DROP CONSTRAINT message_digest_check;
      -- The earlier release knows no message that is not mailed by itself. It mails those that still wait.
      INSERT INTO task (id, name, subject_kind, subject_id, actor_id, payload, created_at, due_at, attempts)
        SELECT gen_random_uuid(), 'message.send', 'message', id, NULL, '{}', now(), now(), 0 FROM message WHERE state = 'waiting';
      UPDATE message SET state = 'queued' WHERE state = 'waiting';
      UPDATE message SET state = 'failed', last_error = 'Not mailed, by choice.' WHERE state = 'listed';
      UPDATE message SET state = 'sent', sent_at = queued_at WHERE state = 'collected';
      ALTER TABLE message
        DROP CONSTRAINT message_state_check,
        ADD CONSTRAINT message_state_check CHECK (state IN ('queued', 'sent', 'failed')),
        DROP COLUMN path, DROP COLUMN read_at, DROP COLUMN digest_id;
    `);
  }
}
