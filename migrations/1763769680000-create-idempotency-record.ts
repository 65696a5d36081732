import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIdempotencyRecord1763769680000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE idempotency_record (
        actor_id text NOT NULL,
        key text NOT NULL,
        fingerprint text NOT NULL,
        status int,
        body jsonb,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (actor_id, key)
      );
      CREATE INDEX idempotency_record_age ON idempotency_record (created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency_record');
  }
}
