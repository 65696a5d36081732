import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The badge of a stack can ask for any of its micro-credentials instead of all. */
export class LetStacksOfferChoices1763769792000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE achievement ADD COLUMN choices jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE achievement DROP COLUMN choices');
  }
}
