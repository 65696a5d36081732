import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets the database know whether it is a restored copy (ADR 27), and lets status lists be closed, so that nothing
 * issued after a restore takes a place that was published before it.
 */
export class TellARestoredDatabase1763769768100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE database_home (
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        -- Null where Laurel may not read them.
        system_identifier text,
        timeline bigint,
        database_oid bigint NOT NULL,
        -- The transaction that wrote this row. In a copy made from a dump, another transaction has written it.
        written_by bigint NOT NULL,
        -- What the operator last said in DATABASE_RESTORED.
        said text,
        noted_at timestamptz NOT NULL
      );

      ALTER TABLE status_list ADD COLUMN closed_at timestamptz;

      -- What was published before a restore about places whose credentials were lost with it.
      CREATE TABLE lost_withdrawal (
        purpose text NOT NULL CHECK (purpose IN ('suspension', 'revocation')),
        list_number int NOT NULL REFERENCES status_list (number),
        list_index int NOT NULL CHECK (list_index >= 0),
        found_at timestamptz NOT NULL,
        PRIMARY KEY (purpose, list_number, list_index)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE lost_withdrawal; ALTER TABLE status_list DROP COLUMN closed_at; DROP TABLE database_home',
    );
  }
}
