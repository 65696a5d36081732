import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long each kind of record is kept after the person's last activity, and what was deleted after that (rule 35). */
export class CreateRetention1763769769001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- In days. Null: kept until an erasure.
      ALTER TABLE privacy_terms
        ADD COLUMN account_days int CHECK (account_days BETWEEN 30 AND 36500),
        ADD COLUMN work_days int CHECK (work_days BETWEEN 30 AND 36500),
        ADD COLUMN assessment_days int CHECK (assessment_days BETWEEN 30 AND 36500),
        ADD COLUMN career_days int CHECK (career_days BETWEEN 30 AND 36500),
        ADD COLUMN message_days int CHECK (message_days BETWEEN 30 AND 36500),
        ADD COLUMN technical_days int CHECK (technical_days BETWEEN 30 AND 36500);

      CREATE TABLE retention (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person (id),
        kind text NOT NULL CHECK (kind IN ('message', 'technical', 'work', 'assessment', 'career', 'account')),
        active_at timestamptz NOT NULL,
        begun_at timestamptz NOT NULL,
        done_at timestamptz
      );
      CREATE UNIQUE INDEX retention_one_open ON retention (person_id, kind) WHERE done_at IS NULL;
      CREATE INDEX retention_of_person ON retention (person_id, kind, active_at);

      -- Also for what is past its period, while an administrator has switched that on.
      CREATE OR REPLACE FUNCTION erasure_under_way() RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT EXISTS (SELECT FROM erasure
          WHERE id::text = current_setting('laurel.erasure', true) AND state = 'due' AND confirmed_at IS NOT NULL)
        OR EXISTS (SELECT FROM retention JOIN privacy_terms ON retention_on
          WHERE retention.id::text = current_setting('laurel.erasure', true) AND done_at IS NULL)
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION erasure_under_way() RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT EXISTS (SELECT FROM erasure
          WHERE id::text = current_setting('laurel.erasure', true) AND state = 'due' AND confirmed_at IS NOT NULL)
      $$;
      DROP TABLE retention;
      ALTER TABLE privacy_terms DROP COLUMN account_days, DROP COLUMN work_days, DROP COLUMN assessment_days,
        DROP COLUMN career_days, DROP COLUMN message_days, DROP COLUMN technical_days;
    `);
  }
}
