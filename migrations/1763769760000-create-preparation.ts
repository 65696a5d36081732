import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What reviewers see of a file is a copy without names. Files that are already there wait for theirs: the worker makes
 * them.
 */
export class CreatePreparation1763769760000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE preparation (
        id text PRIMARY KEY,
        state text NOT NULL CHECK (state IN ('waiting', 'ready', 'unreadable')),
        cleaner int NOT NULL,
        problem text CHECK (problem IN ('password', 'incomplete', 'broken', 'form-shell', 'portfolio', 'empty', 'too-complex', 'not-cleanable')),
        fault text,
        notices jsonb NOT NULL DEFAULT '[]',
        pages int CHECK (pages >= 0),
        seconds double precision CHECK (seconds >= 0),
        copy_key text,
        copy_media_type text,
        copy_size bigint,
        copy_sha256 text CHECK (copy_sha256 ~ '^[0-9a-f]{64}$'),
        view_key text,
        view_media_type text,
        view_size bigint,
        view_sha256 text CHECK (view_sha256 ~ '^[0-9a-f]{64}$'),
        metadata jsonb NOT NULL DEFAULT '[]',
        -- When a worker began with it. Nobody else takes it up for a while.
        begun_at timestamptz,
        prepared_at timestamptz,
        CONSTRAINT preparation_has_copy CHECK ((state = 'ready') = (copy_key IS NOT NULL)),
        CONSTRAINT preparation_copy_whole CHECK (num_nulls(copy_key, copy_media_type, copy_size, copy_sha256) IN (0, 4)),
        CONSTRAINT preparation_view_whole CHECK (num_nulls(view_key, view_media_type, view_size, view_sha256) IN (0, 4)),
        CONSTRAINT preparation_problem CHECK ((state = 'unreadable') = (problem IS NOT NULL))
      );
      CREATE INDEX preparation_to_make ON preparation (cleaner, id);
      CREATE INDEX artifact_file_of_content ON artifact_file (storage_key);

      CREATE TABLE file_text (
        id text PRIMARY KEY REFERENCES preparation (id),
        passages jsonb NOT NULL
      );

      INSERT INTO preparation (id, state, cleaner)
      SELECT DISTINCT storage_key, 'waiting', 0 FROM artifact_file WHERE state = 'clean';

      ALTER TABLE artifact_file
        DROP CONSTRAINT artifact_file_state_check,
        ADD CONSTRAINT artifact_file_state_check CHECK (state IN ('uploading', 'uploaded', 'scanning', 'clean', 'infected', 'unscannable', 'unscanned'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE artifact_file SET state = 'clean' WHERE state = 'unscanned';
      ALTER TABLE artifact_file
        DROP CONSTRAINT artifact_file_state_check,
        ADD CONSTRAINT artifact_file_state_check CHECK (state IN ('uploading', 'uploaded', 'scanning', 'clean', 'infected', 'unscannable'));
      DROP INDEX artifact_file_of_content;
      DROP TABLE file_text, preparation;
    `);
  }
}
