import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same files and texts in the work of different enrollments, and the samples of texts that are compared (rule 42). */
export class CreateDuplicate1763769765000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX artifact_file_by_content ON artifact_file (sha256) WHERE removed_at IS NULL AND sha256 <> '';

      CREATE TABLE text_fingerprint (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        submission_id uuid NOT NULL REFERENCES submission (id),
        place text NOT NULL,
        artifact text NOT NULL,
        file_id uuid REFERENCES artifact_file (id),
        sampled int NOT NULL CHECK (sampled > 0),
        UNIQUE (submission_id, place)
      );
      CREATE TABLE text_hash (
        hash bigint NOT NULL,
        fingerprint_id int NOT NULL REFERENCES text_fingerprint (id) ON DELETE CASCADE,
        PRIMARY KEY (hash, fingerprint_id)
      );
      CREATE INDEX text_hash_of_fingerprint ON text_hash (fingerprint_id);

      CREATE TABLE duplicate (
        id uuid PRIMARY KEY,
        pair text NOT NULL UNIQUE,
        kind text NOT NULL CHECK (kind IN ('same-file', 'same-text')),
        state text NOT NULL CHECK (state IN ('open', 'closed')),
        words int NOT NULL CHECK (words >= 0),
        percent int NOT NULL CHECK (percent BETWEEN 0 AND 100),
        found_at timestamptz NOT NULL,
        closed_at timestamptz,
        closed_by uuid REFERENCES person (id),
        note text NOT NULL DEFAULT '',
        CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
        CHECK ((closed_at IS NULL) = (closed_by IS NULL)),
        CHECK (state = 'open' OR btrim(note) <> '')
      );
      CREATE INDEX duplicate_by_state ON duplicate (state, found_at DESC, id DESC);

      CREATE TABLE duplicate_place (
        duplicate_id uuid NOT NULL REFERENCES duplicate (id),
        side int NOT NULL CHECK (side IN (1, 2)),
        submission_id uuid NOT NULL REFERENCES submission (id),
        artifact text NOT NULL,
        -- No foreign key: the candidate may remove the file when the submission comes back.
        file_id uuid,
        page int CHECK (page >= 1),
        excerpt text NOT NULL,
        PRIMARY KEY (duplicate_id, side)
      );
      CREATE INDEX duplicate_place_of_submission ON duplicate_place (submission_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE duplicate_place, duplicate, text_hash, text_fingerprint; DROP INDEX artifact_file_by_content',
    );
  }
}
