import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RunAKeyOnce1763769768000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE idempotency_record
        ADD COLUMN request_id uuid NOT NULL DEFAULT gen_random_uuid(),
        ADD COLUMN executed_at timestamptz;
      ALTER TABLE idempotency_record ALTER COLUMN request_id DROP DEFAULT;
      UPDATE idempotency_record SET executed_at = created_at WHERE status IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE idempotency_record DROP COLUMN request_id, DROP COLUMN executed_at');
  }
}
