import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many claimed reviews a reviewer may have in progress at once. */
export class LimitClaims1763769766901 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE review_terms ADD COLUMN claim_limit int NOT NULL DEFAULT 3 CHECK (claim_limit BETWEEN 1 AND 100)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE review_terms DROP COLUMN claim_limit');
  }
}
