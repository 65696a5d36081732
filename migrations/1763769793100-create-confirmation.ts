import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What coaches confirm before it is submitted (rule 47). */
export class CreateConfirmation1763769793100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE confirmation (
        id uuid PRIMARY KEY,
        submission_id uuid NOT NULL REFERENCES submission (id),
        kind text NOT NULL,
        state text NOT NULL CHECK (state IN ('asked', 'confirmed', 'declined', 'lapsed')),
        asked_at timestamptz NOT NULL,
        coach_id uuid REFERENCES person (id),
        answered_at timestamptz,
        note text NOT NULL,
        content_sha256 text CHECK (content_sha256 ~ '^[0-9a-f]{64}$'),
        compared_revision int NOT NULL,
        UNIQUE (submission_id, kind),
        CHECK ((coach_id IS NULL) = (answered_at IS NULL)),
        CHECK (state IN ('asked', 'declined') OR (content_sha256 IS NOT NULL AND coach_id IS NOT NULL))
      );
      CREATE INDEX confirmation_in_state ON confirmation (state);
      CREATE FUNCTION program_of_confirmation(uuid) RETURNS uuid LANGUAGE sql STABLE AS
        $$ SELECT p.program_id FROM confirmation t JOIN submission s ON s.id = t.submission_id JOIN enrollment e ON e.id = s.enrollment_id
             JOIN pilot p ON p.id = e.pilot_id WHERE t.id = $1 $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION program_of_confirmation(uuid); DROP TABLE confirmation;');
  }
}
