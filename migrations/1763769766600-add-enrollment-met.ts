import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the candidate was told that every detail is met. The badge may come later (rule 33). */
export class AddEnrollmentMet1763769766600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE enrollment ADD COLUMN met_at timestamptz;
      UPDATE enrollment SET met_at = decision.released_at
        FROM submission JOIN decision ON decision.submission_id = submission.id
       WHERE submission.enrollment_id = enrollment.id AND decision.outcome = 'met' AND decision.released_at IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE enrollment DROP COLUMN met_at');
  }
}
