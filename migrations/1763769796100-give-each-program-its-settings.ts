import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A program keeps the settings that it has changed. Those that are absent are the standard ones. */
export class GiveEachProgramItsSettings1763769796100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE program
        ADD COLUMN settings jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(settings) = 'object'),
        ADD COLUMN revision int NOT NULL DEFAULT 1;

      -- Where an operator changed the ladder of all pilots, it stays. The release before still reads the row.
      UPDATE program SET settings = jsonb_build_object('deadlineReminders',
               jsonb_build_object('days', to_jsonb(days), 'localTime', local_time))
        FROM reminder_ladder WHERE pilot_id IS NULL AND (days, local_time) <> ('{30,14,7,2,1}'::int[], '09:00');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE program DROP COLUMN settings, DROP COLUMN revision');
  }
}
