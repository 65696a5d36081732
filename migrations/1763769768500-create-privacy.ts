import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Erasures, legal holds, and accounts that are deactivated (rule 35). */
export class CreatePrivacy1763769768500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person
        ADD COLUMN deactivated_at timestamptz,
        -- The row stays, because the record refers to it. It says nothing about anybody any more.
        ADD COLUMN erased_at timestamptz,
        ADD CONSTRAINT person_erased_is_deactivated CHECK (erased_at IS NULL OR deactivated_at IS NOT NULL);

      -- The candidate's words and bytes are gone; the hash and the size stay.
      ALTER TABLE artifact_file ADD COLUMN erased_at timestamptz;

      CREATE TABLE privacy_terms (
        id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
        erasure_wait_days int NOT NULL CHECK (erasure_wait_days BETWEEN 1 AND 365),
        export_days int NOT NULL CHECK (export_days BETWEEN 1 AND 90),
        retention_on boolean NOT NULL DEFAULT false,
        revision int NOT NULL DEFAULT 1
      );
      INSERT INTO privacy_terms (erasure_wait_days, export_days) VALUES (30, 7);

      CREATE TABLE erasure (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person (id),
        requested_by uuid NOT NULL REFERENCES person (id),
        reason text NOT NULL,
        badges text NOT NULL CHECK (badges IN ('keep', 'revoke')),
        state text NOT NULL CHECK (state IN ('requested', 'held', 'due', 'withdrawn', 'done')),
        requested_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        confirmed_by uuid REFERENCES person (id),
        confirmed_at timestamptz,
        withdrawn_at timestamptz,
        done_at timestamptz,
        steps_done int NOT NULL DEFAULT 0 CHECK (steps_done >= 0),
        revision int NOT NULL DEFAULT 1,
        CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
        -- Nobody confirms their own erasure, nor the one that they requested for somebody else.
        CHECK (confirmed_by IS NULL OR (confirmed_by <> person_id AND confirmed_by <> requested_by)),
        CHECK (state NOT IN ('due', 'done') OR confirmed_at IS NOT NULL),
        CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL)),
        CHECK ((state = 'done') = (done_at IS NOT NULL))
      );
      CREATE UNIQUE INDEX erasure_one_open ON erasure (person_id) WHERE state IN ('requested', 'held', 'due');
      CREATE INDEX erasure_to_do ON erasure (due_at) WHERE state IN ('requested', 'due');

      CREATE TABLE legal_hold (
        id uuid PRIMARY KEY,
        person_id uuid REFERENCES person (id),
        pilot_id uuid REFERENCES pilot (id),
        reason text NOT NULL,
        placed_by uuid NOT NULL REFERENCES person (id),
        placed_at timestamptz NOT NULL,
        ended_by uuid REFERENCES person (id),
        ended_at timestamptz,
        end_reason text,
        CHECK (num_nonnulls(person_id, pilot_id) = 1),
        CHECK (num_nonnulls(ended_by, ended_at, end_reason) IN (0, 3))
      );
      CREATE UNIQUE INDEX legal_hold_of_person ON legal_hold (person_id) WHERE ended_at IS NULL AND person_id IS NOT NULL;
      CREATE UNIQUE INDEX legal_hold_of_pilot ON legal_hold (pilot_id) WHERE ended_at IS NULL AND pilot_id IS NOT NULL;

      -- Whether this transaction carries out an erasure that is due and that an administrator confirmed. What never
      -- changes otherwise may lose its words then.
      CREATE FUNCTION erasure_under_way() RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT EXISTS (SELECT FROM erasure
          WHERE id::text = current_setting('laurel.erasure', true) AND state = 'due' AND confirmed_at IS NOT NULL)
      $$;

      CREATE FUNCTION refuse_change_unless_erased() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF erasure_under_way() THEN RETURN coalesce(NEW, OLD); END IF;
          RAISE EXCEPTION 'What was given stays as it was (table %): give it anew.', TG_TABLE_NAME;
        END
      $$;
      DROP TRIGGER career_record_never_changes ON career_record;
      CREATE TRIGGER career_record_never_changes BEFORE UPDATE OR DELETE ON career_record
        FOR EACH ROW EXECUTE FUNCTION refuse_change_unless_erased();
      DROP TRIGGER career_document_never_changes ON career_document;
      CREATE TRIGGER career_document_never_changes BEFORE UPDATE OR DELETE ON career_document
        FOR EACH ROW EXECUTE FUNCTION refuse_change_unless_erased();
    `);
    // The record has a function of its own, which keeps the digest of what it erases.
    const [known] = (await runner.query(
      `SELECT to_regprocedure('erase_event_payload(uuid, uuid)') IS NOT NULL AS known`,
    )) as { known: boolean }[];
    if (!known!.known)
      await runner.query(`
        CREATE FUNCTION erase_event_payload(event_id uuid, erasure_id uuid) RETURNS void LANGUAGE sql AS $$
          UPDATE event SET payload = '{}' WHERE id = event_id AND erasure_id IS NOT NULL
        $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER career_record_never_changes ON career_record;
      CREATE TRIGGER career_record_never_changes BEFORE UPDATE OR DELETE ON career_record
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_what_was_given();
      DROP TRIGGER career_document_never_changes ON career_document;
      CREATE TRIGGER career_document_never_changes BEFORE UPDATE OR DELETE ON career_document
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_what_was_issued();
      DROP FUNCTION refuse_change_unless_erased;
      DROP FUNCTION IF EXISTS erase_event_payload(uuid, uuid);
      DROP FUNCTION erasure_under_way;
      DROP TABLE legal_hold, erasure, privacy_terms;
      ALTER TABLE artifact_file DROP COLUMN erased_at;
      ALTER TABLE person DROP CONSTRAINT person_erased_is_deactivated, DROP COLUMN erased_at, DROP COLUMN deactivated_at;
    `);
  }
}
