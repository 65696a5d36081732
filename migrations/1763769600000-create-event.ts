import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEvent1763769600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE event (
        id uuid PRIMARY KEY,
        type text NOT NULL,
        subject_kind text NOT NULL,
        subject_id text NOT NULL,
        actor_id text,
        payload jsonb NOT NULL DEFAULT '{}',
        occurred_at timestamptz NOT NULL,
        relayed_at timestamptz
      );
      CREATE INDEX event_to_relay ON event (id) WHERE relayed_at IS NULL;
      CREATE INDEX event_of_subject ON event (subject_kind, subject_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE event');
  }
}
