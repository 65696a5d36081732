import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each program has its own framework, stacks and micro-credentials, whose codes only have to be unique within it. */
export class LetProgramsLiveSideBySide1763769780000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE program (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE CHECK (code ~ '^[A-Z][A-Z0-9]{1,19}$'),
        name text NOT NULL,
        created_at timestamptz NOT NULL,
        -- In the order in which they were made.
        number int NOT NULL UNIQUE GENERATED ALWAYS AS IDENTITY
      );
      -- Until now there was one framework, and so one program.
      INSERT INTO program (id, code, name, created_at) SELECT gen_random_uuid(), code, name, now() FROM framework;

      ALTER TABLE version DROP CONSTRAINT version_level_fkey;
      ALTER TABLE micro_credential DROP CONSTRAINT micro_credential_stack_code_fkey, DROP CONSTRAINT micro_credential_code_key;
      ALTER TABLE stack DROP CONSTRAINT stack_code_fkey, DROP CONSTRAINT stack_pkey, DROP CONSTRAINT stack_name_key;
      ALTER TABLE competency DROP CONSTRAINT competency_domain_code_function_name_fkey, DROP CONSTRAINT competency_pkey;
      ALTER TABLE domain_function DROP CONSTRAINT domain_function_domain_code_fkey, DROP CONSTRAINT domain_function_pkey;
      ALTER TABLE domain DROP CONSTRAINT domain_framework_code_fkey, DROP CONSTRAINT domain_pkey;
      ALTER TABLE level DROP CONSTRAINT level_framework_code_fkey, DROP CONSTRAINT level_pkey;
      ALTER TABLE framework DROP CONSTRAINT framework_pkey;

      ALTER TABLE framework ADD COLUMN id uuid, ADD COLUMN program_id uuid, ADD COLUMN badge_key text;
      UPDATE framework SET id = gen_random_uuid(), program_id = (SELECT program.id FROM program), badge_key = 'whole:' || code;
      ALTER TABLE framework
        ADD PRIMARY KEY (id),
        ALTER COLUMN program_id SET NOT NULL,
        ALTER COLUMN badge_key SET NOT NULL,
        ADD FOREIGN KEY (program_id) REFERENCES program (id),
        ADD UNIQUE (program_id, code),
        ADD UNIQUE (badge_key);

      ALTER TABLE level ADD COLUMN framework_id uuid;
      ALTER TABLE domain ADD COLUMN framework_id uuid;
      ALTER TABLE domain_function ADD COLUMN framework_id uuid;
      ALTER TABLE competency ADD COLUMN framework_id uuid;
      ALTER TABLE stack ADD COLUMN id uuid, ADD COLUMN program_id uuid, ADD COLUMN framework_id uuid, ADD COLUMN badge_key text;
      ALTER TABLE micro_credential ADD COLUMN program_id uuid, ADD COLUMN stack_id uuid;
      UPDATE level SET framework_id = (SELECT id FROM framework);
      UPDATE domain SET framework_id = (SELECT id FROM framework);
      UPDATE domain_function SET framework_id = (SELECT id FROM framework);
      UPDATE competency SET framework_id = (SELECT id FROM framework);
      UPDATE stack SET id = gen_random_uuid(), program_id = (SELECT id FROM program), framework_id = (SELECT id FROM framework), badge_key = 'stack:' || code;
      UPDATE micro_credential SET program_id = (SELECT id FROM program), stack_id = (SELECT id FROM stack WHERE stack.code = stack_code);

      ALTER TABLE level
        DROP COLUMN framework_code,
        ADD PRIMARY KEY (framework_id, code),
        ADD FOREIGN KEY (framework_id) REFERENCES framework (id);
      ALTER TABLE domain
        DROP COLUMN framework_code,
        ADD PRIMARY KEY (framework_id, code),
        ADD FOREIGN KEY (framework_id) REFERENCES framework (id);
      ALTER TABLE domain_function
        ADD PRIMARY KEY (framework_id, domain_code, name),
        ADD FOREIGN KEY (framework_id, domain_code) REFERENCES domain (framework_id, code);
      ALTER TABLE competency
        ADD PRIMARY KEY (framework_id, number),
        ADD FOREIGN KEY (framework_id, domain_code, function_name) REFERENCES domain_function (framework_id, domain_code, name);
      ALTER TABLE stack
        ALTER COLUMN program_id SET NOT NULL,
        ADD PRIMARY KEY (id),
        ADD FOREIGN KEY (program_id) REFERENCES program (id),
        ADD FOREIGN KEY (framework_id, code) REFERENCES domain (framework_id, code),
        ALTER COLUMN framework_id SET NOT NULL,
        ADD UNIQUE (program_id, code),
        ALTER COLUMN badge_key SET NOT NULL,
        ADD UNIQUE (program_id, name),
        ADD UNIQUE (badge_key);
      ALTER TABLE micro_credential
        DROP COLUMN stack_code,
        ALTER COLUMN program_id SET NOT NULL,
        ALTER COLUMN stack_id SET NOT NULL,
        ADD FOREIGN KEY (program_id) REFERENCES program (id),
        ADD FOREIGN KEY (stack_id) REFERENCES stack (id),
        ADD UNIQUE (program_id, code);

      ALTER TABLE achievement DISABLE TRIGGER USER;
      ALTER TABLE achievement ADD COLUMN program_id uuid REFERENCES program (id);
      UPDATE achievement SET program_id = (SELECT id FROM program);
      ALTER TABLE achievement ALTER COLUMN program_id SET NOT NULL, ENABLE TRIGGER USER;
    `);
  }

  down(): Promise<void> {
    throw new Error('Several programs do not fit into the tables of one. Restore the backup from before this release.');
  }
}
