import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A version may state for how long its badges are valid. Badges that were issued before have no end. */
export class LetBadgesEnd1763769790300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE award ADD COLUMN valid_until timestamptz CHECK (valid_until > issued_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE award DROP COLUMN valid_until');
  }
}
