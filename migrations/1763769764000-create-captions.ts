import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCaptions1763769764000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE captions (
        file_id uuid PRIMARY KEY REFERENCES artifact_file (id),
        original bytea NOT NULL CHECK (octet_length(original) BETWEEN 1 AND 2097152),
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        vtt text NOT NULL,
        vtt_sha256 text NOT NULL CHECK (vtt_sha256 ~ '^[0-9a-f]{64}$'),
        cues int NOT NULL CHECK (cues >= 1),
        added_at timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE captions');
  }
}
