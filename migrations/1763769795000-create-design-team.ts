import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who designs a micro-credential, what they say about its drafts, what its directors sign off, and
 * who approves what is published (rules 49 to 51). */
export class CreateDesignTeam1763769795000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person
        DROP CONSTRAINT person_roles_check,
        ADD CONSTRAINT person_roles_check CHECK (roles <@ ARRAY['candidate', 'reviewer', 'administrator', 'coach', 'designer']);

      CREATE TABLE design_member (
        id uuid PRIMARY KEY,
        micro_credential_id uuid NOT NULL REFERENCES micro_credential (id) ON DELETE CASCADE,
        person_id uuid NOT NULL REFERENCES person (id),
        part text NOT NULL CHECK (part IN ('director', 'designer', 'draft-reviewer')),
        level text,
        appointed_at timestamptz NOT NULL,
        CHECK ((part = 'director') = (level IS NOT NULL)),
        UNIQUE NULLS NOT DISTINCT (micro_credential_id, person_id, part, level)
      );
      CREATE INDEX design_member_of_person ON design_member (person_id);
      CREATE FUNCTION program_of_design_member(uuid) RETURNS uuid LANGUAGE sql STABLE AS
        $$ SELECT m.program_id FROM design_member t JOIN micro_credential m ON m.id = t.micro_credential_id WHERE t.id = $1 $$;

      CREATE TABLE design_comment (
        id uuid PRIMARY KEY,
        version_id uuid NOT NULL REFERENCES version (id),
        -- Empty for the whole version.
        place text NOT NULL,
        answer_to uuid REFERENCES design_comment (id),
        author_id uuid NOT NULL REFERENCES person (id),
        text text NOT NULL,
        -- What was there when other words were suggested.
        words text,
        suggestion text,
        written_at timestamptz NOT NULL,
        taken_over_at timestamptz,
        resolved_at timestamptz,
        CHECK (taken_over_at IS NULL OR resolved_at IS NOT NULL),
        CHECK (answer_to IS NULL OR (words IS NULL AND resolved_at IS NULL))
      );
      CREATE INDEX design_comment_of_version ON design_comment (version_id, id);
      CREATE INDEX design_comment_answered ON design_comment (answer_to);
      CREATE FUNCTION program_of_design_comment(uuid) RETURNS uuid LANGUAGE sql STABLE AS
        $$ SELECT m.program_id FROM design_comment t JOIN version v ON v.id = t.version_id
             JOIN micro_credential m ON m.id = v.micro_credential_id WHERE t.id = $1 $$;

      CREATE TABLE sign_off (
        version_id uuid NOT NULL REFERENCES version (id),
        person_id uuid NOT NULL REFERENCES person (id),
        step text NOT NULL CHECK (step IN ('pilot', 'publish')),
        content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
        signed_at timestamptz NOT NULL,
        PRIMARY KEY (version_id, person_id, step, content_hash)
      );

      CREATE TABLE version_approval (
        id uuid PRIMARY KEY,
        version_id uuid NOT NULL REFERENCES version (id),
        authority text NOT NULL,
        document text NOT NULL,
        valid_from date NOT NULL,
        valid_until date,
        recorded_at timestamptz NOT NULL,
        CHECK (valid_until >= valid_from)
      );
      CREATE INDEX version_approval_of_version ON version_approval (version_id, valid_from);
      CREATE FUNCTION program_of_version_approval(uuid) RETURNS uuid LANGUAGE sql STABLE AS
        $$ SELECT m.program_id FROM version_approval t JOIN version v ON v.id = t.version_id
             JOIN micro_credential m ON m.id = v.micro_credential_id WHERE t.id = $1 $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION program_of_version_approval(uuid);
      DROP TABLE version_approval;
      DROP TABLE sign_off;
      DROP FUNCTION program_of_design_comment(uuid);
      DROP TABLE design_comment;
      DROP FUNCTION program_of_design_member(uuid);
      DROP TABLE design_member;
      UPDATE person SET roles = array_remove(roles, 'designer');
      ALTER TABLE person
        DROP CONSTRAINT person_roles_check,
        ADD CONSTRAINT person_roles_check CHECK (roles <@ ARRAY['candidate', 'reviewer', 'administrator', 'coach']);
    `);
  }
}
