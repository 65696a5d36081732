import type { MigrationInterface, QueryRunner } from 'typeorm';

const parts = ['level', 'domain', 'domain_function', 'competency'];

/**
 * Frameworks can be edited, and exchanged as CASE packages: each of their parts has an identifier that never changes.
 * An imported package is kept whole.
 */
export class ExchangeFrameworks1763769791000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE framework
        ADD COLUMN identifier text NOT NULL DEFAULT gen_random_uuid()::text,
        ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now(),
        ADD COLUMN imported boolean NOT NULL DEFAULT false,
        ADD COLUMN revision int NOT NULL DEFAULT 1,
        ADD UNIQUE (program_id, identifier);
    `);
    for (const part of parts) {
      await runner.query(`
        ALTER TABLE ${part}
          ADD COLUMN identifier text NOT NULL DEFAULT gen_random_uuid()::text,
          ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now(),
          ADD UNIQUE (framework_id, identifier);
      `);
    }
    await runner.query(`
      -- Where an imported competency is published. Null for our own.
      ALTER TABLE competency ADD COLUMN uri text, ADD COLUMN revision int NOT NULL DEFAULT 1;
      ALTER TABLE stack
        ADD COLUMN revision int NOT NULL DEFAULT 1,
        -- How many of its micro-credentials its badge asks for. Null asks for all.
        ADD COLUMN required int CHECK (required >= 1);
      ALTER TABLE micro_credential ADD COLUMN revision int NOT NULL DEFAULT 1;

      -- Renaming a function renames it in its competencies.
      ALTER TABLE competency DROP CONSTRAINT competency_framework_id_domain_code_function_name_fkey;
      ALTER TABLE competency ADD FOREIGN KEY (framework_id, domain_code, function_name)
        REFERENCES domain_function (framework_id, domain_code, name) ON UPDATE CASCADE;

      -- CASE tells readers when something last changed, whoever changed it.
      CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW IS DISTINCT FROM OLD THEN NEW.changed_at := now(); END IF;
        RETURN NEW;
      END $$;

      CREATE TABLE case_package (
        id uuid PRIMARY KEY,
        program_id uuid NOT NULL REFERENCES program (id),
        framework_id uuid NOT NULL UNIQUE REFERENCES framework (id),
        identifier text NOT NULL,
        document jsonb NOT NULL,
        rest jsonb NOT NULL,
        imported_at timestamptz NOT NULL,
        UNIQUE (program_id, identifier)
      );

      CREATE TABLE case_item (
        package_id uuid NOT NULL REFERENCES case_package (id) ON DELETE CASCADE,
        identifier text NOT NULL,
        position int NOT NULL,
        document jsonb NOT NULL,
        PRIMARY KEY (package_id, identifier)
      );
      CREATE INDEX case_item_identifier ON case_item (identifier);

      CREATE TABLE case_association (
        package_id uuid NOT NULL REFERENCES case_package (id) ON DELETE CASCADE,
        identifier text NOT NULL,
        position int NOT NULL,
        origin text NOT NULL,
        destination text NOT NULL,
        document jsonb NOT NULL,
        PRIMARY KEY (package_id, identifier)
      );
      CREATE INDEX case_association_identifier ON case_association (identifier);
      CREATE INDEX case_association_origin ON case_association (package_id, origin);
      CREATE INDEX case_association_destination ON case_association (package_id, destination);

      -- Requests and events name them, so the database tells their program.
      CREATE FUNCTION program_of_framework(uuid) RETURNS uuid LANGUAGE sql STABLE AS
        $$ SELECT framework.program_id FROM framework WHERE framework.id = $1 $$;
      CREATE FUNCTION program_of_stack(uuid) RETURNS uuid LANGUAGE sql STABLE AS
        $$ SELECT stack.program_id FROM stack WHERE stack.id = $1 $$;
    `);
    for (const part of ['framework', ...parts])
      await runner.query(
        `CREATE TRIGGER ${part}_changed BEFORE UPDATE ON ${part} FOR EACH ROW EXECUTE FUNCTION note_change()`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE case_association, case_item, case_package');
    for (const part of ['framework', ...parts]) {
      await runner.query(`
        DROP TRIGGER ${part}_changed ON ${part};
        ALTER TABLE ${part} DROP COLUMN identifier, DROP COLUMN changed_at;
      `);
    }
    await runner.query(`
      DROP FUNCTION note_change(), program_of_framework(uuid), program_of_stack(uuid);
      ALTER TABLE framework DROP COLUMN imported, DROP COLUMN revision;
      ALTER TABLE competency DROP COLUMN uri, DROP COLUMN revision;
      ALTER TABLE stack DROP COLUMN revision, DROP COLUMN required;
      ALTER TABLE micro_credential DROP COLUMN revision;
    `);
  }
}
