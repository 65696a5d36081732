import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Exports of everything about a person (rule 35). The file is in the store for some days. */
export class CreateDataExport1763769769000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE data_export (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person (id),
        state text NOT NULL CHECK (state IN ('requested', 'ready', 'removed', 'failed')),
        requested_at timestamptz NOT NULL,
        ready_at timestamptz,
        expires_at timestamptz,
        size bigint CHECK (size >= 0),
        sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        revision int NOT NULL DEFAULT 1,
        CHECK (num_nonnulls(ready_at, expires_at, size, sha256) IN (0, 4)),
        CHECK ((state IN ('ready', 'removed')) = (ready_at IS NOT NULL))
      );
      CREATE INDEX data_export_of_person ON data_export (person_id, id);
      CREATE UNIQUE INDEX data_export_one_open ON data_export (person_id) WHERE state = 'requested';
      CREATE INDEX data_export_to_remove ON data_export (expires_at) WHERE state = 'ready';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE data_export');
  }
}
