import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateNotifications1763769670000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE message (
        id uuid PRIMARY KEY,
        -- What it is about: the second message about the same is not written.
        dedupe_key text NOT NULL UNIQUE,
        person_id uuid NOT NULL REFERENCES person (id) ON DELETE CASCADE,
        kind text NOT NULL,
        subject text NOT NULL,
        text text NOT NULL,
        -- Of which invitation or password reset the link is, which is put in at the moment of sending.
        link_id uuid,
        state text NOT NULL CHECK (state IN ('queued', 'sent', 'failed')),
        to_address text,
        queued_at timestamptz NOT NULL,
        sent_at timestamptz,
        attempts int NOT NULL DEFAULT 0,
        last_error text,
        CHECK ((state = 'sent') = (sent_at IS NOT NULL))
      );
      CREATE INDEX message_of_person ON message (person_id, id);
      CREATE INDEX message_by_state ON message (state, id);

      CREATE TABLE reminder_ladder (
        -- Null: for pilots without a ladder of their own.
        pilot_id uuid UNIQUE NULLS NOT DISTINCT REFERENCES pilot (id) ON DELETE CASCADE,
        days int[] NOT NULL CHECK (1 <= ALL (days)),
        local_time text NOT NULL CHECK (local_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')
      );
      INSERT INTO reminder_ladder (pilot_id, days, local_time) VALUES (NULL, '{30,14,7,2,1}', '09:00');

      CREATE TABLE reminder (
        id uuid PRIMARY KEY,
        enrollment_id uuid NOT NULL REFERENCES enrollment (id) ON DELETE CASCADE,
        kind text NOT NULL,
        closes_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        state text NOT NULL CHECK (state IN ('due', 'sent', 'cancelled')),
        settled_at timestamptz,
        UNIQUE (enrollment_id, kind, closes_at),
        CHECK ((state = 'due') = (settled_at IS NULL))
      );
      CREATE INDEX reminder_due ON reminder (due_at) WHERE state = 'due';

      -- For the audit: what someone did.
      CREATE INDEX event_of_actor ON event (actor_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX event_of_actor; DROP TABLE reminder, reminder_ladder, message');
  }
}
