import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What candidates attest to at every attempt, and the text that they attest to, in versions. */
export class CreateAttestation1763769761000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attestation_text (
        version int PRIMARY KEY CHECK (version >= 1),
        statements jsonb NOT NULL,
        in_force_from timestamptz NOT NULL
      );

      -- One row for each attempt: a recall keeps it, and the next attempt needs its own.
      CREATE TABLE attestation (
        submission_id uuid PRIMARY KEY REFERENCES submission (id),
        text_version int NOT NULL REFERENCES attestation_text (version),
        answers jsonb NOT NULL,
        attested_at timestamptz NOT NULL,
        person_id uuid NOT NULL REFERENCES person (id)
      );

      CREATE FUNCTION refuse_change_of_attestation_text() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'Candidates may have attested to version % of this text. Publish a new version instead.', OLD.version;
        END
      $$;
      CREATE TRIGGER attestation_text_never_changes BEFORE UPDATE OR DELETE ON attestation_text
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_attestation_text();
    `);
    await runner.query(`INSERT INTO attestation_text VALUES (1, $1, '2020-01-01')`, [JSON.stringify(firstText)]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE attestation, attestation_text;
      DROP FUNCTION refuse_change_of_attestation_text;
    `);
  }
}

/** In force until an administrator publishes another. */
const firstText = {
  ownWork: { statement: 'This work is my own. Where I used the work of others, I say so.' },
  aiUse: {
    question: 'How did you use AI, such as a chatbot or a writing assistant?',
    choices: {
      none: 'I did not use AI.',
      wording: 'I used AI for ideas or wording.',
      drafts: 'I used AI to write drafts.',
    },
    how: 'Say which tools you used, for which parts, and what you changed yourself.',
  },
  consent: {
    question: 'Are students, staff or other people shown or named in a text, a file, a recording or a video?',
    choices: {
      nobody: 'No. Nobody is shown or named.',
      agreed: 'Yes. Everyone shown or named agreed. For each child, a parent or guardian agreed.',
    },
  },
};
