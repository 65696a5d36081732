import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCatalog1763769620000 implements MigrationInterface {
  /** Databases that ran it before it was renamed know it by this name. */
  name = 'CreateCatalog1763769620000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE framework (
        code text PRIMARY KEY,
        name text NOT NULL
      );

      CREATE TABLE level (
        code text PRIMARY KEY,
        framework_code text NOT NULL REFERENCES framework (code),
        position int NOT NULL CHECK (position >= 1),
        name text NOT NULL,
        about text NOT NULL
      );

      CREATE TABLE domain (
        code text PRIMARY KEY,
        framework_code text NOT NULL REFERENCES framework (code),
        position int NOT NULL CHECK (position >= 1),
        name text NOT NULL
      );

      CREATE TABLE domain_function (
        domain_code text NOT NULL REFERENCES domain (code),
        name text NOT NULL,
        position int NOT NULL CHECK (position >= 1),
        PRIMARY KEY (domain_code, name)
      );

      CREATE TABLE competency (
        number int PRIMARY KEY CHECK (number >= 1),
        domain_code text NOT NULL,
        function_name text NOT NULL,
        title text NOT NULL,
        psel text[] NOT NULL,
        descriptors jsonb NOT NULL,
        FOREIGN KEY (domain_code, function_name) REFERENCES domain_function (domain_code, name)
      );

      CREATE TABLE stack (
        code text PRIMARY KEY REFERENCES domain (code),
        position int NOT NULL CHECK (position >= 1),
        name text NOT NULL UNIQUE
      );

      CREATE TABLE micro_credential (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,
        stack_code text NOT NULL REFERENCES stack (code),
        position int NOT NULL CHECK (position >= 1),
        title text NOT NULL,
        working_title boolean NOT NULL
      );

      CREATE TABLE version (
        id uuid PRIMARY KEY,
        micro_credential_id uuid NOT NULL REFERENCES micro_credential (id),
        number int NOT NULL CHECK (number >= 1),
        state text NOT NULL CHECK (state IN ('draft', 'pilot', 'published', 'retired')),
        content jsonb NOT NULL,
        content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
        level text NOT NULL GENERATED ALWAYS AS (content ->> 'level') STORED REFERENCES level (code),
        level_assumed boolean NOT NULL,
        created_at timestamptz NOT NULL,
        piloted_at timestamptz,
        revision int NOT NULL DEFAULT 1,
        UNIQUE (micro_credential_id, number),
        CHECK (state <> 'draft' OR piloted_at IS NULL),
        CHECK (state NOT IN ('pilot', 'published') OR piloted_at IS NOT NULL)
      );
      CREATE UNIQUE INDEX version_one_published ON version (micro_credential_id, level) WHERE state = 'published';

      -- Enrollments and badges name a version by its hash: what has left draft stays as it is, whoever writes to it.
      CREATE FUNCTION keep_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state <> 'draft' AND (
          TG_OP = 'DELETE' OR NEW.state = 'draft' OR
          (NEW.id, NEW.micro_credential_id, NEW.number, NEW.content, NEW.content_hash, NEW.level_assumed, NEW.created_at, NEW.piloted_at) IS DISTINCT FROM
          (OLD.id, OLD.micro_credential_id, OLD.number, OLD.content, OLD.content_hash, OLD.level_assumed, OLD.created_at, OLD.piloted_at)
        ) THEN
          RAISE EXCEPTION 'version % has left draft and cannot be changed', OLD.id USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$;
      CREATE TRIGGER version_kept BEFORE UPDATE OR DELETE ON version FOR EACH ROW EXECUTE FUNCTION keep_version();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE version, micro_credential, stack, competency, domain_function, domain, level, framework;
      DROP FUNCTION keep_version();
    `);
  }
}
