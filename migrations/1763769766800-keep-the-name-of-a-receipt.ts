import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The name under which a submission was sealed. Its receipt keeps it. Null for what was sealed before. */
export class KeepTheNameOfAReceipt1763769766800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE submission ADD COLUMN sealed_as text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE submission DROP COLUMN sealed_as');
  }
}
