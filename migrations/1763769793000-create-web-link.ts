import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links as a part of artifacts, and the names found in them (rules 6 and 22). */
export class CreateWebLink1763769793000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE web_link (
        id uuid PRIMARY KEY,
        submission_id uuid NOT NULL REFERENCES submission (id),
        kind text NOT NULL,
        position int NOT NULL CHECK (position >= 1),
        -- Both are empty after an erasure.
        address text NOT NULL CHECK (address = '' OR address LIKE 'https://%'),
        description text NOT NULL,
        added_at timestamptz NOT NULL,
        UNIQUE (submission_id, kind, position)
      );
      CREATE FUNCTION program_of_web_link(uuid) RETURNS uuid LANGUAGE sql STABLE AS
        $$ SELECT p.program_id FROM web_link t JOIN submission s ON s.id = t.submission_id JOIN enrollment e ON e.id = s.enrollment_id
             JOIN pilot p ON p.id = e.pilot_id WHERE t.id = $1 $$;

      ALTER TABLE preflight_finding
        ADD COLUMN web_link_id uuid,
        DROP CONSTRAINT preflight_finding_place_check,
        ADD CONSTRAINT preflight_finding_place_check
          CHECK (place IN ('text', 'description', 'explanation', 'address', 'file-text', 'file-name', 'metadata'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM preflight_finding WHERE web_link_id IS NOT NULL;
      ALTER TABLE preflight_finding
        DROP COLUMN web_link_id,
        DROP CONSTRAINT preflight_finding_place_check,
        ADD CONSTRAINT preflight_finding_place_check
          CHECK (place IN ('text', 'description', 'explanation', 'file-text', 'file-name', 'metadata'));
      DROP FUNCTION program_of_web_link(uuid);
      DROP TABLE web_link;
    `);
  }
}
