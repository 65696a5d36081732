import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit trail is read by what happened, and its kinds of events are listed. */
export class IndexEventsByType1763769767000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX event_of_type ON event (type, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX event_of_type');
  }
}
