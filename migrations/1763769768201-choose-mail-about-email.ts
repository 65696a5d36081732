import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People choose how they are told about email that does not arrive. */
export class ChooseMailAboutEmail1763769768201 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mail_choice
        DROP CONSTRAINT mail_choice_kind_check,
        ADD CONSTRAINT mail_choice_kind_check
          CHECK (kind IN ('seat', 'meeting', 'submission', 'badge', 'review', 'problem', 'email'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM mail_choice WHERE kind = 'email';
      ALTER TABLE mail_choice
        DROP CONSTRAINT mail_choice_kind_check,
        ADD CONSTRAINT mail_choice_kind_check
          CHECK (kind IN ('seat', 'meeting', 'submission', 'badge', 'review', 'problem'));
    `);
  }
}
