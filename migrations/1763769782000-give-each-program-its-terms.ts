import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each program has its own terms of review and of privacy, and its own versions of what candidates attest to. A new
 * program begins with those of the first.
 */
export class GiveEachProgramItsTerms1763769782000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['review_terms', 'privacy_terms'])
      await runner.query(`
        ALTER TABLE ${table} DROP COLUMN id, ADD COLUMN program_id uuid REFERENCES program (id);
        UPDATE ${table} SET program_id = (SELECT id FROM program);
        ALTER TABLE ${table} ADD PRIMARY KEY (program_id);
      `);
    await runner.query(attestation);
    await runner.query(beginning);
    await runner.query(`
      -- Also for what is past its period, while an administrator of the person's program has switched that on.
      CREATE OR REPLACE FUNCTION erasure_under_way() RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT EXISTS (SELECT FROM erasure
          WHERE id::text = current_setting('laurel.erasure', true) AND state = 'due' AND confirmed_at IS NOT NULL)
        OR EXISTS (SELECT FROM retention
          JOIN person ON person.id = retention.person_id
          JOIN privacy_terms ON privacy_terms.program_id = person.program_id AND retention_on
          WHERE retention.id::text = current_setting('laurel.erasure', true) AND done_at IS NULL)
      $$;
    `);
  }

  down(): Promise<void> {
    throw new Error('Several programs do not fit into the tables of one. Restore the backup from before this release.');
  }
}

const attestation = `
  ALTER TABLE attestation DROP CONSTRAINT attestation_text_version_fkey, ADD COLUMN program_id uuid;
  ALTER TABLE attestation_text DISABLE TRIGGER USER;
  ALTER TABLE attestation_text ADD COLUMN program_id uuid REFERENCES program (id), DROP CONSTRAINT attestation_text_pkey;
  UPDATE attestation_text SET program_id = (SELECT id FROM program);
  UPDATE attestation SET program_id = (SELECT id FROM program);
  ALTER TABLE attestation_text ENABLE TRIGGER USER, ADD PRIMARY KEY (program_id, version);
  ALTER TABLE attestation ALTER COLUMN program_id SET NOT NULL,
    ADD FOREIGN KEY (program_id, text_version) REFERENCES attestation_text (program_id, version);
`;

const beginning = `
  CREATE FUNCTION give_program_its_terms() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE first_id uuid;
    BEGIN
      SELECT id INTO first_id FROM program ORDER BY number LIMIT 1;
      INSERT INTO review_terms (program_id, answer_days, due_days, grace_days, claim_hours, claim_limit, attempts_before_coach)
        SELECT NEW.id, answer_days, due_days, grace_days, claim_hours, claim_limit, attempts_before_coach
          FROM review_terms WHERE program_id = first_id;
      INSERT INTO privacy_terms (program_id, erasure_wait_days, export_days)
        SELECT NEW.id, erasure_wait_days, export_days FROM privacy_terms WHERE program_id = first_id;
      INSERT INTO attestation_text (program_id, version, statements, in_force_from)
        SELECT NEW.id, 1, statements, in_force_from FROM attestation_text
         WHERE program_id = first_id AND in_force_from <= now() ORDER BY version DESC LIMIT 1;
      RETURN NULL;
    END
  $$;
  CREATE TRIGGER program_has_terms AFTER INSERT ON program FOR EACH ROW EXECUTE FUNCTION give_program_its_terms();
`;
