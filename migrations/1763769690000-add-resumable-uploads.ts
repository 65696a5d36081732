import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A file that arrives by the resumable protocol has its row before the first byte, with the announced name, type and
 * size. On S3 the worker computes its hash: after the file is stored, and before it can be sealed.
 */
export class AddResumableUploads1763769690000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE artifact_file
        ADD COLUMN resumable boolean NOT NULL DEFAULT false,
        DROP CONSTRAINT artifact_file_check,
        ADD CONSTRAINT artifact_file_described CHECK (state = 'uploading' OR (size > 0 AND media_type <> '' AND original_name <> '')),
        ADD CONSTRAINT artifact_file_hashed CHECK (state IN ('uploading', 'uploaded', 'scanning') OR sha256 ~ '^[0-9a-f]{64}$');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE artifact_file
        DROP CONSTRAINT artifact_file_described,
        DROP CONSTRAINT artifact_file_hashed,
        ADD CONSTRAINT artifact_file_check CHECK (state = 'uploading' OR (size > 0 AND sha256 ~ '^[0-9a-f]{64}$' AND media_type <> '' AND original_name <> '')),
        DROP COLUMN resumable;
    `);
  }
}
