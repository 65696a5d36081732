import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateBadges1763769660000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE signing_key (
        id uuid PRIMARY KEY,
        algorithm text NOT NULL CHECK (algorithm IN ('Ed25519')),
        public_key text NOT NULL UNIQUE,
        secret_nonce bytea NOT NULL,
        secret_ciphertext bytea NOT NULL,
        created_at timestamptz NOT NULL,
        retired_at timestamptz
      );
      CREATE UNIQUE INDEX signing_key_in_use ON signing_key (algorithm) WHERE retired_at IS NULL;

      CREATE TABLE achievement (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('micro-credential')),
        version_id uuid UNIQUE REFERENCES version (id),
        code text NOT NULL,
        title text NOT NULL,
        level text NOT NULL,
        stack_code text NOT NULL,
        stack text NOT NULL,
        document text NOT NULL,
        created_at timestamptz NOT NULL,
        CHECK (kind <> 'micro-credential' OR version_id = id)
      );

      CREATE TABLE status_list (
        number int PRIMARY KEY CHECK (number >= 1),
        length int NOT NULL CHECK (length >= 131072),
        allocated int NOT NULL CHECK (allocated BETWEEN 0 AND length),
        revision int NOT NULL
      );

      CREATE TABLE published_status_list (
        purpose text NOT NULL CHECK (purpose IN ('suspension', 'revocation')),
        list_number int NOT NULL REFERENCES status_list (number),
        revision int NOT NULL,
        document text NOT NULL,
        signed_at timestamptz NOT NULL,
        PRIMARY KEY (purpose, list_number)
      );

      CREATE TABLE issuance (
        credential_id uuid PRIMARY KEY,
        award_id uuid NOT NULL,
        enrollment_id uuid UNIQUE REFERENCES enrollment (id),
        supersedes uuid UNIQUE,
        list_number int NOT NULL REFERENCES status_list (number),
        list_index int NOT NULL CHECK (list_index >= 0),
        salt text NOT NULL CHECK (salt ~ '^[0-9a-f]{32,}$'),
        valid_from timestamptz NOT NULL,
        UNIQUE (list_number, list_index),
        CHECK (num_nonnulls(enrollment_id, supersedes) = 1)
      );

      CREATE TABLE award (
        id uuid PRIMARY KEY,
        achievement_id uuid NOT NULL REFERENCES achievement (id),
        person_id uuid NOT NULL REFERENCES person (id),
        enrollment_id uuid NOT NULL UNIQUE REFERENCES enrollment (id),
        state text NOT NULL CHECK (state IN ('issued', 'suspended', 'revoked')),
        credential_id uuid NOT NULL UNIQUE,
        issued_at timestamptz NOT NULL,
        revision int NOT NULL DEFAULT 1
      );
      CREATE INDEX award_of_person ON award (person_id, id);
      CREATE INDEX award_of_achievement ON award (achievement_id, id);

      CREATE TABLE credential (
        id uuid PRIMARY KEY REFERENCES issuance (credential_id),
        award_id uuid NOT NULL REFERENCES award (id),
        signing_key_id uuid NOT NULL REFERENCES signing_key (id),
        document text NOT NULL,
        signed_at timestamptz NOT NULL
      );
      CREATE INDEX credential_of_award ON credential (award_id, id);
      ALTER TABLE award ADD FOREIGN KEY (credential_id) REFERENCES credential (id) DEFERRABLE INITIALLY DEFERRED;
      ALTER TABLE issuance ADD FOREIGN KEY (supersedes) REFERENCES credential (id);

      CREATE TABLE award_history (
        id uuid PRIMARY KEY,
        award_id uuid NOT NULL REFERENCES award (id),
        command text NOT NULL CHECK (command IN ('issue', 'suspend', 'lift', 'revoke', 'reinstate')),
        from_state text,
        to_state text NOT NULL,
        credential_id uuid NOT NULL REFERENCES credential (id),
        reason text CHECK (command = 'issue' OR reason IS NOT NULL),
        actor_id text,
        at timestamptz NOT NULL
      );
      CREATE INDEX award_history_of_award ON award_history (award_id, id);

      CREATE FUNCTION refuse_change_of_what_was_issued() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'What was issued never changes (table %).', TG_TABLE_NAME;
        END
      $$;
      CREATE TRIGGER achievement_never_changes BEFORE UPDATE OR DELETE ON achievement
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_what_was_issued();
      CREATE TRIGGER credential_never_changes BEFORE UPDATE OR DELETE ON credential
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_what_was_issued();
      CREATE TRIGGER issuance_never_changes BEFORE UPDATE OR DELETE ON issuance
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_what_was_issued();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE award DROP CONSTRAINT award_credential_id_fkey;
      ALTER TABLE issuance DROP CONSTRAINT issuance_supersedes_fkey;
      DROP TABLE award_history, credential, award, issuance, published_status_list, status_list, achievement, signing_key;
      DROP FUNCTION refuse_change_of_what_was_issued;
    `);
  }
}
