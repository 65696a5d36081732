import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A short number for each submission, by which reviewers and administrators talk about it. It is random: nobody can work
 * out from it who the candidate is, or who came before whom.
 */
export class NumberSubmissions1763769766900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE submission ADD COLUMN number int;
      CREATE UNIQUE INDEX submission_number ON submission (number);
      -- Five digits; one more whenever most numbers of a length are taken.
      CREATE FUNCTION free_submission_number() RETURNS int LANGUAGE plpgsql VOLATILE AS $$
        DECLARE
          drawn int;
          first int := 10000;
        BEGIN
          LOOP
            FOR attempt IN 1..20 LOOP
              drawn := first + floor(random() * 9 * first)::int;
              IF NOT EXISTS (SELECT FROM submission WHERE number = drawn) THEN RETURN drawn; END IF;
            END LOOP;
            first := first * 10;
          END LOOP;
        END $$;
      DO $$
        DECLARE
          unnumbered uuid;
        BEGIN
          FOR unnumbered IN SELECT id FROM submission LOOP
            UPDATE submission SET number = free_submission_number() WHERE id = unnumbered;
          END LOOP;
        END $$;
      ALTER TABLE submission ALTER COLUMN number SET DEFAULT free_submission_number(), ALTER COLUMN number SET NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE submission DROP COLUMN number; DROP FUNCTION free_submission_number()');
  }
}
