import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every person, pilot and client system is in one program, and the database can tell the program of any row: events keep
 * it, so that an administrator reads those of their own program only.
 */
export class PutEveryoneInAProgram1763769781000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A Laurel always has a program, which its first administrator joins.
      INSERT INTO program (id, code, name, created_at)
        SELECT gen_random_uuid(), 'MLDS', 'Missouri Leadership Development System', now() WHERE NOT EXISTS (SELECT FROM program);
    `);
    for (const table of ['person', 'pilot', 'message_template']) await runner.query(inTheFirst(table));
    await runner.query(uniqueWithin);
    await runner.query(events);
    await runner.query(programOfEach);
    await runner.query(tellingEvents);
  }

  down(): Promise<void> {
    throw new Error('Several programs do not fit into the tables of one. Restore the backup from before this release.');
  }
}

/** Until now there was one program. */
const inTheFirst = (table: string): string => `
  ALTER TABLE ${table} ADD COLUMN program_id uuid REFERENCES program (id);
  UPDATE ${table} SET program_id = (SELECT id FROM program);
  ALTER TABLE ${table} ALTER COLUMN program_id SET NOT NULL;
`;

const uniqueWithin = `
  ALTER TABLE person DROP CONSTRAINT person_email_key, ADD UNIQUE (program_id, email);
  ALTER TABLE person DROP CONSTRAINT person_user_id_key, ADD UNIQUE (user_id, program_id);
  ALTER TABLE pilot DROP CONSTRAINT pilot_code_key, ADD UNIQUE (program_id, code);
  DROP INDEX person_by_name;
  CREATE INDEX person_by_name ON person (program_id, lower(name), id);
  DROP INDEX message_template_name;
  CREATE UNIQUE INDEX message_template_name ON message_template (program_id, lower(name));

  -- Backpacks belong to no program: their holders choose what each may read.
  ALTER TABLE auth."oauthClient" ADD COLUMN program_id uuid REFERENCES program (id);
  UPDATE auth."oauthClient" SET program_id = (SELECT id FROM program) WHERE "clientCredentialsScopes" IS NOT NULL;

  -- Whose badges a backpack gets when its holder takes part in several programs. Null from before: there was one person.
  ALTER TABLE auth."oauthConsent" ADD COLUMN person_id uuid REFERENCES person (id) ON DELETE CASCADE;
`;

/** What a thing is in, as SQL from its id. The name of each is `program_of_` and the kind of thing that an event names. */
const programOf: Record<string, string> = {
  program: 'SELECT program.id FROM program WHERE program.id = $1',
  person: 'SELECT person.program_id FROM person WHERE person.id = $1',
  client: 'SELECT c.program_id FROM auth."oauthClient" c WHERE c."clientId" = $1::text',
  invitation: throughPerson('invitation', 'person_id'),
  micro_credential: 'SELECT m.program_id FROM micro_credential m WHERE m.id = $1',
  version: 'SELECT m.program_id FROM version v JOIN micro_credential m ON m.id = v.micro_credential_id WHERE v.id = $1',
  pilot: 'SELECT pilot.program_id FROM pilot WHERE pilot.id = $1',
  meeting: throughPilot('meeting', 'pilot_id'),
  enrollment: throughPilot('enrollment', 'pilot_id'),
  submission: throughSubmission('submission t', 't.id', 't.id'),
  file: throughSubmission('artifact_file t', 't.submission_id', 't.id'),
  evidence_link: throughSubmission('evidence_link t', 't.submission_id', 't.id'),
  finding: throughSubmission('preflight_finding t', 't.submission_id', 't.id'),
  duplicate: `${throughSubmission('duplicate_place t', 't.submission_id', 't.duplicate_id')} LIMIT 1`,
  review: throughSubmission('review t', 't.submission_id', 't.id'),
  problem: throughSubmission('review_problem b JOIN review t ON t.id = b.review_id', 't.submission_id', 'b.id'),
  decision: throughSubmission('decision t', 't.submission_id', 't.id'),
  phrase: `SELECT p.program_id FROM (SELECT id, reviewer_id FROM phrase UNION ALL SELECT id, author_id FROM shared_phrase) t
             JOIN person p ON p.id = t.reviewer_id WHERE t.id = $1`,
  release: throughPerson('release', 'begun_by'),
  achievement: 'SELECT achievement.program_id FROM achievement WHERE achievement.id = $1',
  award: throughPerson('award', 'person_id'),
  // One issuer signs for all programs. Its keys are the matter of the first, which runs this Laurel.
  signing_key: 'SELECT program.id FROM program ORDER BY program.number LIMIT 1',
  message: throughPerson('message', 'person_id'),
  message_template: 'SELECT t.program_id FROM message_template t WHERE t.id = $1',
  group_message: throughPerson('group_message', 'sent_by'),
  message_resend: throughPerson('message_resend', 'asked_by'),
  event: 'SELECT event.program_id FROM event WHERE event.id = $1',
  erasure: throughPerson('erasure', 'person_id'),
  export: throughPerson('data_export', 'person_id'),
  retention: throughPerson('retention', 'person_id'),
  legal_hold: `SELECT coalesce((SELECT person.program_id FROM person WHERE person.id = h.person_id),
                               (SELECT pilot.program_id FROM pilot WHERE pilot.id = h.pilot_id)) FROM legal_hold h WHERE h.id = $1`,
};

function throughPerson(table: string, column: string): string {
  return `SELECT p.program_id FROM ${table} t JOIN person p ON p.id = t.${column} WHERE t.id = $1`;
}

function throughPilot(table: string, column: string): string {
  return `SELECT p.program_id FROM ${table} t JOIN pilot p ON p.id = t.${column} WHERE t.id = $1`;
}

function throughSubmission(from: string, submissionId: string, id: string): string {
  return `SELECT p.program_id FROM ${from} JOIN submission s ON s.id = ${submissionId}
            JOIN enrollment e ON e.id = s.enrollment_id JOIN pilot p ON p.id = e.pilot_id WHERE ${id} = $1`;
}

const programOfEach = `
  ${Object.entries(programOf)
    .map(([kind, sql]) => `CREATE FUNCTION program_of_${kind}(uuid) RETURNS uuid LANGUAGE sql STABLE AS $$ ${sql} $$;`)
    .join('\n')}

  -- The program of what an event happened to. Null where the thing is gone, or belongs to no program.
  CREATE FUNCTION program_of(kind text, id text) RETURNS uuid LANGUAGE plpgsql STABLE AS $$
    DECLARE found uuid;
    BEGIN
      IF id !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' OR to_regproc('program_of_' || replace(kind, '-', '_')) IS NULL THEN
        RETURN NULL;
      END IF;
      EXECUTE format('SELECT %I($1)', 'program_of_' || replace(kind, '-', '_')) USING id::uuid INTO found;
      RETURN found;
    END
  $$;
`;

const events = `
  ALTER TABLE event ADD COLUMN program_id uuid;
  UPDATE event SET program_id = (SELECT id FROM program);
  CREATE INDEX event_of_program ON event (program_id, id);
`;

const tellingEvents = `
  -- The thing says it, or else who did it: a template that was just removed was in the program of its administrator.
  -- What concerns no program is the matter of the first, which runs this Laurel.
  CREATE FUNCTION tell_program_of_event() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.program_id := coalesce(program_of(NEW.subject_kind, NEW.subject_id), program_of('person', NEW.actor_id),
                                 program_of('client', NEW.actor_id), (SELECT id FROM program ORDER BY number LIMIT 1));
      RETURN NEW;
    END
  $$;
  CREATE TRIGGER event_is_in_a_program BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION tell_program_of_event();
`;
