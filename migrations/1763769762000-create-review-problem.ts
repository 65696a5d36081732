import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateReviewProblem1763769762000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Only a review in progress waits, so that a review that ended never seems to be in progress.
      ALTER TABLE review ADD COLUMN waiting_since timestamptz
        CHECK (waiting_since IS NULL OR state IN ('accepted', 'scoring'));

      CREATE TABLE review_problem (
        id uuid PRIMARY KEY,
        review_id uuid NOT NULL REFERENCES review (id),
        kind text NOT NULL CHECK (kind IN ('cannot-open', 'names-candidate', 'other')),
        state text NOT NULL CHECK (state IN ('open', 'mended', 'dismissed', 'ended')),
        artifact text,
        -- No foreign key: the candidate may remove the file when the submission comes back.
        file_id uuid,
        file_position int,
        note text NOT NULL DEFAULT '',
        reported_at timestamptz NOT NULL,
        closed_at timestamptz,
        closed_by uuid REFERENCES person (id),
        answer text NOT NULL DEFAULT '',
        CHECK ((file_id IS NULL) = (file_position IS NULL)),
        CHECK (file_id IS NULL OR artifact IS NOT NULL),
        CHECK (kind <> 'other' OR note <> ''),
        CHECK ((state = 'open') = (closed_at IS NULL)),
        CHECK ((state IN ('mended', 'dismissed')) = (closed_by IS NOT NULL))
      );
      CREATE INDEX review_problem_of_review ON review_problem (review_id, reported_at);
      CREATE INDEX review_problem_open ON review_problem (reported_at, id) WHERE state = 'open';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE review_problem; ALTER TABLE review DROP COLUMN waiting_since');
  }
}
