import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the new versions of a program start from is its own. The import fills it for programs that have none. */
export class KeepVersionTemplates1763769790100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE version_template (
        program_id uuid PRIMARY KEY REFERENCES program (id),
        content jsonb NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE version_template');
  }
}
