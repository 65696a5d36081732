import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signed documents about careers, by their content: a second request for the same content gets the same bytes, even after a key rotation. */
export class CreateCareerDocument1763769721000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE career_document (
        person_id uuid NOT NULL REFERENCES person (id),
        kind text NOT NULL CHECK (kind IN ('packet', 'transcript')),
        content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
        signing_key_id uuid NOT NULL REFERENCES signing_key (id),
        document text NOT NULL,
        kept_at timestamptz NOT NULL,
        PRIMARY KEY (person_id, kind, content_hash)
      );
      CREATE TRIGGER career_document_never_changes BEFORE UPDATE OR DELETE ON career_document
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_what_was_issued();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE career_document');
  }
}
