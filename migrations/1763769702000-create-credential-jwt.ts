import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same credentials as JWTs, for readers that support no other proof. */
export class CreateCredentialJwt1763769702000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE signing_key DROP CONSTRAINT signing_key_algorithm_check, ADD CHECK (algorithm IN ('Ed25519', 'RS256'));

      CREATE TABLE credential_jwt (
        credential_id uuid PRIMARY KEY REFERENCES credential (id),
        signing_key_id uuid NOT NULL REFERENCES signing_key (id),
        jwt text NOT NULL,
        signed_at timestamptz NOT NULL
      );
      CREATE TRIGGER credential_jwt_never_changes BEFORE UPDATE OR DELETE ON credential_jwt
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_what_was_issued();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE credential_jwt;
      DELETE FROM signing_key WHERE algorithm = 'RS256';
      ALTER TABLE signing_key DROP CONSTRAINT signing_key_algorithm_check, ADD CONSTRAINT signing_key_algorithm_check CHECK (algorithm IN ('Ed25519'));
    `);
  }
}
