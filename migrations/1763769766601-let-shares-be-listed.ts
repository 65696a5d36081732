import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Shared evidence can be listed on the badge's public page. Links that were shared before stay unlisted. */
export class LetSharesBeListed1763769766601 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE evidence_share ADD COLUMN listed boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE evidence_share DROP COLUMN listed');
  }
}
