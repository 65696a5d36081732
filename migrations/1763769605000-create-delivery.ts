import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDelivery1763769605000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delivery (
        event_id uuid NOT NULL REFERENCES event (id) ON DELETE CASCADE,
        listener text NOT NULL,
        queue text NOT NULL,
        due_at timestamptz NOT NULL,
        attempts int NOT NULL DEFAULT 0,
        handled_at timestamptz,
        failed_at timestamptz,
        last_error text,
        progress_done int,
        progress_total int,
        PRIMARY KEY (event_id, listener),
        CHECK (handled_at IS NULL OR failed_at IS NULL)
      );
      CREATE INDEX delivery_to_queue ON delivery (due_at) WHERE handled_at IS NULL AND failed_at IS NULL;
      CREATE INDEX delivery_handled ON delivery (handled_at) WHERE handled_at IS NOT NULL;
      CREATE INDEX delivery_failed ON delivery (failed_at, event_id, listener) WHERE failed_at IS NOT NULL;

      -- Wakes the relays at the commit. A lost notification costs a poll's pause, nothing more.
      CREATE FUNCTION notify_event_appended() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('event_appended', '');
        RETURN NULL;
      END $$;
      CREATE TRIGGER event_appended AFTER INSERT ON event FOR EACH STATEMENT EXECUTE FUNCTION notify_event_appended();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER event_appended ON event;
      DROP FUNCTION notify_event_appended;
      DROP TABLE delivery;
    `);
  }
}
