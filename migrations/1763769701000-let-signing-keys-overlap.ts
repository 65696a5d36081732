import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A key is published before it signs, so that verifiers that cache did.json learn of it in time. */
export class LetSigningKeysOverlap1763769701000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE signing_key ADD COLUMN signs_from timestamptz;
      UPDATE signing_key SET signs_from = created_at;
      ALTER TABLE signing_key ALTER COLUMN signs_from SET NOT NULL, ADD CHECK (signs_from >= created_at), ADD CHECK (retired_at >= signs_from);
      ALTER INDEX signing_key_in_use RENAME TO signing_key_latest;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE signing_key DROP COLUMN signs_from;
      ALTER INDEX signing_key_latest RENAME TO signing_key_in_use;
    `);
  }
}
