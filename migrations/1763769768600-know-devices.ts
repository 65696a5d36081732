import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The browsers from which a person has signed in. A browser has a random token. Only its hash is kept. */
export class KnowDevices1763769768600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE known_device (
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        token_hash text NOT NULL CHECK (token_hash ~ '^[0-9a-f]{64}$'),
        known_since timestamptz NOT NULL,
        last_used_at timestamptz NOT NULL,
        PRIMARY KEY (person_id, token_hash)
      );
      CREATE INDEX known_device_token ON known_device (token_hash);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE known_device');
  }
}
