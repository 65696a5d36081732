import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Things that lead to their program through a submission: the table, its column, and what they are called. */
const throughSubmission: Record<string, [from: string, submissionId: string, id: string]> = {
  submission: ['submission t', 't.id', 't.id'],
  file: ['artifact_file t', 't.submission_id', 't.id'],
  evidence_link: ['evidence_link t', 't.submission_id', 't.id'],
  finding: ['preflight_finding t', 't.submission_id', 't.id'],
  web_link: ['web_link t', 't.submission_id', 't.id'],
};

function tellPrograms(pilotOf: string): string {
  return Object.entries(throughSubmission)
    .map(
      ([kind, [from, submissionId, id]]) =>
        `CREATE OR REPLACE FUNCTION program_of_${kind}(uuid) RETURNS uuid LANGUAGE sql STABLE AS
           $$ SELECT p.program_id FROM ${from} JOIN submission s ON s.id = ${submissionId} ${pilotOf} WHERE ${id} = $1 $$;`,
    )
    .join('\n');
}

/**
 * Teams, and drafts that belong to a team instead of an enrollment (rule 48). What a team seals together has the same
 * panel.
 */
export class CreateTeam1763769794000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE team (
        id uuid PRIMARY KEY,
        pilot_id uuid NOT NULL,
        version_id uuid NOT NULL,
        name text NOT NULL CHECK (name <> ''),
        -- As its members named it when the team was formed.
        school text NOT NULL CHECK (school <> ''),
        formed_at timestamptz NOT NULL,
        -- When it submitted for the first time. From then on its members stay.
        sealed_at timestamptz,
        revision int NOT NULL DEFAULT 1,
        FOREIGN KEY (pilot_id, version_id) REFERENCES pilot_version (pilot_id, version_id)
      );
      CREATE INDEX team_of_pilot ON team (pilot_id, name, id);

      CREATE TABLE team_member (
        -- Nobody is in two teams of one version.
        enrollment_id uuid PRIMARY KEY REFERENCES enrollment (id),
        team_id uuid NOT NULL REFERENCES team (id)
      );
      CREATE INDEX team_member_of_team ON team_member (team_id);

      CREATE FUNCTION program_of_team(uuid) RETURNS uuid LANGUAGE sql STABLE AS
        $$ SELECT p.program_id FROM team t JOIN pilot p ON p.id = t.pilot_id WHERE t.id = $1 $$;

      ALTER TABLE submission
        ALTER COLUMN enrollment_id DROP NOT NULL,
        ADD COLUMN team_id uuid UNIQUE REFERENCES team (id),
        ADD COLUMN panel_id uuid,
        DROP CONSTRAINT submission_check,
        ADD CONSTRAINT submission_check CHECK (state = 'draft' OR team_id IS NOT NULL
          OR (sealed_at IS NOT NULL AND manifest IS NOT NULL AND manifest_sha256 IS NOT NULL)),
        ADD CONSTRAINT submission_has_one_owner CHECK (num_nonnulls(enrollment_id, team_id) = 1);
      CREATE INDEX submission_of_panel ON submission (panel_id, id) WHERE panel_id IS NOT NULL;

      -- In which review of the panel the score was given, where it is a copy.
      ALTER TABLE score ADD COLUMN given_in uuid REFERENCES review (id);

      ${tellPrograms(`LEFT JOIN enrollment e ON e.id = s.enrollment_id LEFT JOIN team ON team.id = s.team_id
        JOIN pilot p ON p.id = coalesce(e.pilot_id, team.pilot_id)`)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${tellPrograms('JOIN enrollment e ON e.id = s.enrollment_id JOIN pilot p ON p.id = e.pilot_id')}
      ALTER TABLE score DROP COLUMN given_in;
      DELETE FROM submission WHERE team_id IS NOT NULL;
      ALTER TABLE submission
        DROP CONSTRAINT submission_has_one_owner,
        DROP CONSTRAINT submission_check,
        ADD CONSTRAINT submission_check
          CHECK (state = 'draft' OR (sealed_at IS NOT NULL AND manifest IS NOT NULL AND manifest_sha256 IS NOT NULL)),
        DROP COLUMN panel_id,
        DROP COLUMN team_id,
        ALTER COLUMN enrollment_id SET NOT NULL;
      DROP FUNCTION program_of_team(uuid);
      DROP TABLE team_member, team;
    `);
  }
}
