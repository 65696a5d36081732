import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Metrics count the files that wait for a scan every few seconds. */
export class IndexFilesToScan1763769768302 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX artifact_file_to_scan ON artifact_file (uploaded_at)
       WHERE state IN ('uploaded', 'scanning') AND removed_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX artifact_file_to_scan');
  }
}
