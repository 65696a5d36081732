import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRelease1763769740000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE release (
        id uuid PRIMARY KEY,
        begun_by uuid NOT NULL REFERENCES person (id),
        begun_at timestamptz NOT NULL,
        pilot_id uuid REFERENCES pilot (id),
        total int NOT NULL CHECK (total > 0)
      );

      CREATE TABLE release_item (
        release_id uuid NOT NULL REFERENCES release (id),
        decision_id uuid NOT NULL REFERENCES decision (id),
        -- Why it could not be released. That it was stands with the decision.
        refusal text,
        PRIMARY KEY (release_id, decision_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE release_item, release');
  }
}
