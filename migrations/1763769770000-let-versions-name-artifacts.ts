import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each version names its artifacts, so the database no longer lists their names. */
export class LetVersionsNameArtifacts1763769770000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE evidence_share DROP CONSTRAINT evidence_share_item_check');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE evidence_share ADD CONSTRAINT evidence_share_item_check
        CHECK (item IN ('responsive_narrative', 'document_profile', 'portfolio_analysis', 'reflection_plan', 'results'))
    `);
  }
}
