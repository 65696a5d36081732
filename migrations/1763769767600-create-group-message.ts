import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages that administrators write to groups of candidates, and templates for them. */
export class CreateGroupMessage1763769767600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE message_template (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        subject text NOT NULL,
        text text NOT NULL,
        changed_at timestamptz NOT NULL,
        revision int NOT NULL CHECK (revision >= 1)
      );
      CREATE UNIQUE INDEX message_template_name ON message_template (lower(name));

      CREATE TABLE group_message (
        -- Chosen by the one who sends it, so that it is sent once.
        id uuid PRIMARY KEY,
        sent_by uuid NOT NULL REFERENCES person (id),
        people int NOT NULL CHECK (people >= 1),
        left_out int NOT NULL CHECK (left_out >= 0),
        sent_at timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE group_message; DROP TABLE message_template;');
  }
}
