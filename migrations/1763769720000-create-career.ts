import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people state about their careers, with history, and the rules of the career certificate. */
export class CreateCareer1763769720000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE career_rules (
        number int PRIMARY KEY CHECK (number >= 1),
        initial_years int NOT NULL CHECK (initial_years >= 1),
        transition_years int NOT NULL CHECK (transition_years >= 1),
        limit_years int NOT NULL CHECK (limit_years BETWEEN initial_years AND 50),
        micro_credentials int NOT NULL CHECK (micro_credentials >= 1),
        option_micro_credentials int NOT NULL CHECK (option_micro_credentials >= 1),
        experience_years int NOT NULL CHECK (experience_years >= 0),
        mentoring_years int NOT NULL CHECK (mentoring_years >= 0),
        development_hours int NOT NULL CHECK (development_hours >= 0),
        evaluations int NOT NULL CHECK (evaluations >= 0),
        source text NOT NULL
      );

      -- One row for each time that a person gave their record. The last one holds; the others are its history.
      CREATE TABLE career_record (
        person_id uuid NOT NULL REFERENCES person (id),
        revision int NOT NULL CHECK (revision >= 1),
        record jsonb NOT NULL,
        given_at timestamptz NOT NULL,
        PRIMARY KEY (person_id, revision)
      );

      CREATE FUNCTION refuse_change_of_what_was_given() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'What was given stays as it was (table %): give it anew.', TG_TABLE_NAME;
        END
      $$;
      CREATE TRIGGER career_rules_never_change BEFORE UPDATE OR DELETE ON career_rules
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_what_was_given();
      CREATE TRIGGER career_record_never_changes BEFORE UPDATE OR DELETE ON career_record
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_what_was_given();
    `);
    await runner.query(`INSERT INTO career_rules VALUES (1, 4, 6, 10, 15, 3, 4, 2, 30, 1, $1)`, [source]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE career_record, career_rules;
      DROP FUNCTION refuse_change_of_what_was_given;
    `);
  }
}

/** The rules in `careerCertificate` of the catalog (libs/catalog/seed/mlds-catalog.json). */
const source =
  'The clock of 4 + 6 = 10 years and the fifteen micro-credentials: the documents of the Missouri Leadership Development System. Experience, mentoring, hours of professional development, yearly evaluation and the option of three micro-credentials: the state’s rule text as of March 2024; ask the state before you rely on it.';
