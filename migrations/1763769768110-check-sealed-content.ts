import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is known about the bytes of sealed files: when they were last compared with the record, and damage. */
export class CheckSealedContent1763769768110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Every content that a sealed submission consists of, with the size and SHA-256 that it must have. For an
      -- original the manifest decides, where it names the file.
      CREATE VIEW sealed_content AS
        SELECT f.storage_key, coalesce((m.file->>'size')::bigint, f.size) AS size, coalesce(m.file->>'sha256', f.sha256) AS sha256,
               f.id AS file_id, f.submission_id
          FROM artifact_file f
          JOIN submission s ON s.id = f.submission_id AND s.state <> 'draft'
          LEFT JOIN LATERAL (
            SELECT file FROM jsonb_path_query(s.manifest, '$.artifacts[*].files[*]') AS file WHERE file->>'id' = f.id::text
          ) m ON true
         WHERE f.removed_at IS NULL AND f.state <> 'uploading'
        UNION ALL
        SELECT p.copy_key, p.copy_size, p.copy_sha256, f.id, f.submission_id
          FROM artifact_file f
          JOIN submission s ON s.id = f.submission_id AND s.state <> 'draft'
          JOIN preparation p ON p.id = f.storage_key
         WHERE f.removed_at IS NULL AND p.copy_key IS NOT NULL
        UNION ALL
        SELECT p.view_key, p.view_size, p.view_sha256, f.id, f.submission_id
          FROM artifact_file f
          JOIN submission s ON s.id = f.submission_id AND s.state <> 'draft'
          JOIN preparation p ON p.id = f.storage_key
         WHERE f.removed_at IS NULL AND p.view_key IS NOT NULL;

      CREATE TABLE content_check (
        storage_key text PRIMARY KEY,
        -- What it was compared with.
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        -- What the store said about the bytes when they were compared. Null when it had none.
        stamp text,
        checked_at timestamptz,
        -- When a worker began to check it. Nobody else takes it up for a while.
        begun_at timestamptz,
        damage text CHECK (damage IN ('absent', 'other-size', 'other-content')),
        damaged_since timestamptz,
        CHECK ((damage IS NULL) = (damaged_since IS NULL))
      );
      CREATE INDEX content_check_damaged ON content_check (storage_key) WHERE damage IS NOT NULL;

      -- One reading of everything by verify-store. The one that is not finished is continued.
      CREATE TABLE store_verification (
        id uuid PRIMARY KEY,
        started_at timestamptz NOT NULL,
        finished_at timestamptz
      );
      CREATE UNIQUE INDEX store_verification_unfinished ON store_verification ((true)) WHERE finished_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE store_verification, content_check; DROP VIEW sealed_content');
  }
}
