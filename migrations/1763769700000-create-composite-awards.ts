import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The badges of stacks and of the whole. A person earns them with other awards, not with an enrollment. */
export class CreateCompositeAwards1763769700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE achievement
        DROP CONSTRAINT achievement_kind_check,
        ADD CHECK (kind IN ('micro-credential', 'stack', 'whole')),
        ALTER COLUMN level DROP NOT NULL,
        ALTER COLUMN stack_code DROP NOT NULL,
        ALTER COLUMN stack DROP NOT NULL,
        ADD COLUMN composite text,
        ADD COLUMN parts text[],
        ADD COLUMN content_hash text CHECK (content_hash ~ '^[0-9a-f]{64}$'),
        ADD UNIQUE (composite, content_hash),
        ADD CHECK (kind = 'whole' OR num_nulls(stack_code, stack) = 0),
        ADD CHECK ((kind = 'micro-credential') = (level IS NOT NULL)),
        ADD CHECK (num_nonnulls(composite, parts, content_hash) = CASE kind WHEN 'micro-credential' THEN 0 ELSE 3 END);

      ALTER TABLE issuance
        DROP CONSTRAINT issuance_check,
        ADD COLUMN person_id uuid REFERENCES person (id),
        ADD COLUMN composite text,
        ADD COLUMN achievement_id uuid REFERENCES achievement (id),
        ADD UNIQUE (person_id, composite),
        ADD CHECK (num_nonnulls(enrollment_id, supersedes, composite) = 1),
        ADD CHECK (num_nonnulls(person_id, composite, achievement_id) IN (0, 3));

      ALTER TABLE award
        ALTER COLUMN enrollment_id DROP NOT NULL,
        ADD COLUMN composite text,
        ADD UNIQUE (person_id, composite),
        ADD CHECK (num_nonnulls(enrollment_id, composite) = 1);

      CREATE TABLE issuance_part (
        credential_id uuid NOT NULL REFERENCES issuance (credential_id),
        position int NOT NULL CHECK (position >= 1),
        award_id uuid NOT NULL REFERENCES award (id),
        PRIMARY KEY (credential_id, position),
        UNIQUE (credential_id, award_id)
      );
      CREATE INDEX issuance_part_of_award ON issuance_part (award_id);
      CREATE TRIGGER issuance_part_never_changes BEFORE UPDATE OR DELETE ON issuance_part
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_what_was_issued();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE issuance_part;
      ALTER TABLE award DROP COLUMN composite, ALTER COLUMN enrollment_id SET NOT NULL;
      ALTER TABLE issuance DROP COLUMN person_id, DROP COLUMN composite, DROP COLUMN achievement_id, ADD CONSTRAINT issuance_check CHECK (num_nonnulls(enrollment_id, supersedes) = 1);
      ALTER TABLE achievement
        DROP COLUMN composite, DROP COLUMN parts, DROP COLUMN content_hash,
        DROP CONSTRAINT achievement_kind_check, ADD CONSTRAINT achievement_kind_check CHECK (kind IN ('micro-credential')),
        ALTER COLUMN level SET NOT NULL, ALTER COLUMN stack_code SET NOT NULL, ALTER COLUMN stack SET NOT NULL;
    `);
  }
}
