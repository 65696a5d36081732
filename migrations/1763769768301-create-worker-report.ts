import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateWorkerReport1763769768301 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE worker_report (
        worker_id uuid PRIMARY KEY,
        seen_at timestamptz NOT NULL,
        clock_offset_seconds double precision NOT NULL
      );
      CREATE TABLE sweep_run (
        name text PRIMARY KEY,
        every_seconds int NOT NULL CHECK (every_seconds > 0),
        succeeded_at timestamptz,
        failed_at timestamptz,
        last_error text,
        CHECK ((failed_at IS NULL) = (last_error IS NULL))
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE worker_report, sweep_run');
  }
}
