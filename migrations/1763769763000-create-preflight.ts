import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names found in drafts, and how far the search for them is (rule 22). */
export class CreatePreflight1763769763000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE preflight (
        submission_id uuid PRIMARY KEY REFERENCES submission (id),
        revision int NOT NULL CHECK (revision >= 0),
        -- Empty until the first run.
        marks text NOT NULL,
        files jsonb NOT NULL DEFAULT '{}',
        ran_at timestamptz NOT NULL,
        -- Counts what changed outside the submission, so that a run that began before does not hide it.
        outside_changes int NOT NULL DEFAULT 0
      );

      CREATE TABLE preflight_finding (
        id uuid PRIMARY KEY,
        submission_id uuid NOT NULL REFERENCES submission (id),
        fingerprint text NOT NULL CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
        part text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('mark', 'question', 'notice')),
        place text NOT NULL CHECK (place IN ('text', 'description', 'explanation', 'file-text', 'file-name', 'metadata')),
        mark text NOT NULL CHECK (mark IN ('name', 'school', 'district', 'employer', 'email', 'account', 'phone', 'person')),
        artifact text NOT NULL,
        file_id uuid REFERENCES artifact_file (id),
        -- A link that the candidate removes is deleted; the next run then deletes the finding.
        link_id uuid,
        field text,
        starts_at int CHECK (starts_at >= 0),
        ends_at int CHECK (ends_at > starts_at),
        before text NOT NULL,
        matched text NOT NULL,
        after text NOT NULL,
        pages int[] NOT NULL,
        times int NOT NULL CHECK (times >= 1),
        found_at timestamptz NOT NULL,
        kept_reason text CHECK (btrim(kept_reason) <> ''),
        kept_at timestamptz,
        CHECK ((kept_reason IS NULL) = (kept_at IS NULL))
      );
      CREATE INDEX preflight_finding_of_submission ON preflight_finding (submission_id, fingerprint);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE preflight_finding, preflight');
  }
}
