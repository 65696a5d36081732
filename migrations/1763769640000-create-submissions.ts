import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSubmissions1763769640000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE submission (
        id uuid PRIMARY KEY,
        enrollment_id uuid NOT NULL REFERENCES enrollment (id),
        attempt int NOT NULL CHECK (attempt >= 1),
        state text NOT NULL CHECK (state IN ('draft', 'sealed', 'in_review', 'adjudicating', 'decided', 'released')),
        scope jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        sealed_at timestamptz,
        manifest jsonb,
        manifest_sha256 text,
        revision int NOT NULL DEFAULT 1,
        UNIQUE (enrollment_id, attempt),
        CHECK (state = 'draft' OR (sealed_at IS NOT NULL AND manifest IS NOT NULL AND manifest_sha256 IS NOT NULL))
      );
      CREATE UNIQUE INDEX submission_one_open ON submission (enrollment_id) WHERE state <> 'released';
      CREATE INDEX submission_by_state ON submission (state, sealed_at, id);

      CREATE TABLE artifact (
        submission_id uuid NOT NULL REFERENCES submission (id),
        kind text NOT NULL,
        text text NOT NULL,
        words int NOT NULL CHECK (words >= 0),
        revision int NOT NULL CHECK (revision >= 1),
        saved_at timestamptz NOT NULL,
        PRIMARY KEY (submission_id, kind)
      );

      CREATE TABLE artifact_version (
        submission_id uuid NOT NULL,
        kind text NOT NULL,
        revision int NOT NULL,
        text text NOT NULL,
        words int NOT NULL,
        started_at timestamptz NOT NULL,
        saved_at timestamptz NOT NULL,
        PRIMARY KEY (submission_id, kind, revision),
        FOREIGN KEY (submission_id, kind) REFERENCES artifact (submission_id, kind)
      );

      CREATE TABLE artifact_file (
        id uuid PRIMARY KEY,
        submission_id uuid NOT NULL REFERENCES submission (id),
        kind text NOT NULL,
        position int NOT NULL CHECK (position >= 1),
        original_name text NOT NULL,
        media_type text NOT NULL,
        size bigint NOT NULL,
        sha256 text NOT NULL,
        storage_key text NOT NULL,
        state text NOT NULL CHECK (state IN ('uploading', 'uploaded', 'scanning', 'clean', 'infected', 'unscannable')),
        description text NOT NULL DEFAULT '',
        uploaded_at timestamptz NOT NULL,
        removed_at timestamptz,
        CHECK (state = 'uploading' OR (size > 0 AND sha256 ~ '^[0-9a-f]{64}$' AND media_type <> '' AND original_name <> ''))
      );
      CREATE INDEX artifact_file_unfinished ON artifact_file (uploaded_at) WHERE state = 'uploading';
      CREATE UNIQUE INDEX artifact_file_position ON artifact_file (submission_id, kind, position) WHERE removed_at IS NULL;

      CREATE TABLE evidence_link (
        id uuid PRIMARY KEY,
        submission_id uuid NOT NULL REFERENCES submission (id),
        detail_id text NOT NULL,
        kind text NOT NULL,
        file_id uuid REFERENCES artifact_file (id),
        page int CHECK (page >= 1),
        second int CHECK (second >= 0),
        explanation text NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX evidence_link_of_submission ON evidence_link (submission_id, detail_id);
      CREATE INDEX evidence_link_of_file ON evidence_link (file_id) WHERE file_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE evidence_link, artifact_file, artifact_version, artifact, submission');
  }
}
