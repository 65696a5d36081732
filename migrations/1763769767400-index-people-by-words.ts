import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Administrators find people by the beginnings of words in their name or email address. */
export class IndexPeopleByWords1763769767400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // libs/identity/src/read/person-search.ts has the same expression.
    await runner.query(
      `CREATE INDEX person_words ON person USING gin (to_tsvector('simple', translate(name || ' ' || email, '''@.,;:!?&|*()<>"\\/_+-', repeat(' ', 21))))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX person_words');
  }
}
