import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When an administrator last reminded a reviewer. */
export class CreateReviewerReminder1763769767200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reviewer_reminder (
        reviewer_id uuid PRIMARY KEY REFERENCES person (id),
        reminded_at timestamptz NOT NULL
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reviewer_reminder');
  }
}
