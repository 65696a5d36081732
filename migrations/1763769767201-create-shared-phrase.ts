import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Phrases that reviewers share with the reviewers of an outcome. */
export class CreateSharedPhrase1763769767201 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE shared_phrase (
        id uuid PRIMARY KEY,
        version_id uuid NOT NULL REFERENCES version (id),
        outcome_id text NOT NULL,
        author_id uuid NOT NULL REFERENCES person (id),
        text text NOT NULL,
        shared_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX shared_phrase_once ON shared_phrase (version_id, outcome_id, author_id, md5(text));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE shared_phrase');
  }
}
