import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSystemCondition1763769768300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE system_condition (
        kind text PRIMARY KEY,
        finding text NOT NULL CHECK (finding IN ('ok', 'degraded', 'failing')),
        since timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE system_condition');
  }
}
