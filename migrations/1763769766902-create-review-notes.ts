import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A reviewer's private notes on a review, and the words that they highlighted in its texts. */
export class CreateReviewNotes1763769766902 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE review_notes (
        review_id uuid PRIMARY KEY REFERENCES review (id),
        text text NOT NULL,
        highlights jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(highlights) = 'array'),
        revision int NOT NULL CHECK (revision >= 1),
        saved_at timestamptz NOT NULL
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE review_notes');
  }
}
