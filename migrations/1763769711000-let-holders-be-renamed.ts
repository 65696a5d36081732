import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Badges are reissued when their holder changes address or DID. */
export class LetHoldersBeRenamed1763769711000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE award_history
        DROP CONSTRAINT award_history_command_check,
        ADD CONSTRAINT award_history_command_check CHECK (command IN ('issue', 'suspend', 'lift', 'revoke', 'reinstate', 'reissue'));

      CREATE TABLE holder_did (
        person_id uuid PRIMARY KEY REFERENCES person (id),
        did text NOT NULL CHECK (did ~ '^did:(key|web):'),
        given_at timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE holder_did;
      DELETE FROM award_history WHERE command = 'reissue';
      ALTER TABLE award_history
        DROP CONSTRAINT award_history_command_check,
        ADD CONSTRAINT award_history_command_check CHECK (command IN ('issue', 'suspend', 'lift', 'revoke', 'reinstate'));
    `);
  }
}
