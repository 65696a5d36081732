import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each program has an issuer with keys and status lists of its own (rule 52). Until now one issuer signed for all: its
 * keys and lists are the first program's, with every badge that they signed.
 */
export class GiveEachProgramAnIssuer1763769796000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE issuer (
        program_id uuid PRIMARY KEY REFERENCES program (id),
        name text CHECK (name <> ''),
        email text CHECK (email <> ''),
        url text CHECK (url <> ''),
        description text CHECK (description <> ''),
        revision int NOT NULL
      );

      ALTER TABLE signing_key ADD COLUMN program_id uuid REFERENCES program (id);
      UPDATE signing_key SET program_id = (SELECT id FROM program ORDER BY number LIMIT 1);
      ALTER TABLE signing_key ALTER COLUMN program_id SET NOT NULL;
      DROP INDEX signing_key_latest;
      CREATE UNIQUE INDEX signing_key_latest ON signing_key (program_id, algorithm) WHERE retired_at IS NULL;

      ALTER TABLE status_list ADD COLUMN program_id uuid REFERENCES program (id);
      UPDATE status_list SET program_id = (SELECT id FROM program ORDER BY number LIMIT 1);
      ALTER TABLE status_list ALTER COLUMN program_id SET NOT NULL;

      CREATE OR REPLACE FUNCTION program_of_signing_key(uuid) RETURNS uuid LANGUAGE sql STABLE AS
        $$ SELECT signing_key.program_id FROM signing_key WHERE signing_key.id = $1 $$;

      -- The DID of an issuer contains the program's code.
      CREATE FUNCTION refuse_change_of_program_code() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'The code of a program never changes, because its badges name it.';
        END
      $$;
      CREATE TRIGGER program_code_never_changes BEFORE UPDATE ON program
        FOR EACH ROW WHEN (NEW.code IS DISTINCT FROM OLD.code) EXECUTE FUNCTION refuse_change_of_program_code();
    `);
  }

  /** Only while the first program alone has issued badges. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN
        IF EXISTS (SELECT FROM signing_key WHERE program_id <> (SELECT id FROM program ORDER BY number LIMIT 1)) THEN
          RAISE EXCEPTION 'Several programs have issued badges. Restore the backup from before this release.';
        END IF;
      END $$;
      DROP TRIGGER program_code_never_changes ON program;
      DROP FUNCTION refuse_change_of_program_code();
      CREATE OR REPLACE FUNCTION program_of_signing_key(uuid) RETURNS uuid LANGUAGE sql STABLE AS
        $$ SELECT program.id FROM program ORDER BY program.number LIMIT 1 $$;
      ALTER TABLE status_list DROP COLUMN program_id;
      ALTER TABLE signing_key DROP COLUMN program_id;
      CREATE UNIQUE INDEX signing_key_latest ON signing_key (algorithm) WHERE retired_at IS NULL;
      DROP TABLE issuer;
    `);
  }
}
