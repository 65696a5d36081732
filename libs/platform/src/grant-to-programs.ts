import pg from 'pg';
import { DomainError } from '#kernel';

const ours = ['public', 'auth'];
/** The queue makes a sequence for each of its queues. It has only copies of what is to be done. */
const ofTheQueue = 'bullmq';

/**
 * The tables that only grow, with the columns that the programs may still change: when an event was relayed, a release,
 * the state of a badge, a reason that is erased. The programs delete no row of these tables (ADR 31).
 */
const onlyGrow: Record<string, readonly string[]> = {
  event: ['relayed_at'],
  record_entry: [],
  record_node: [],
  record_checkpoint: [],
  decision: ['released_at', 'released_by'],
  award: ['state', 'credential_id', 'revision'],
  award_history: ['reason'],
  credential: [],
  migration: [],
};

/**
 * Lets the database user of the api and the worker read and write, but own nothing: it can neither change the schema nor
 * switch off a trigger, and it can only add to the record. Harmless to repeat.
 * @param owner a connection as the user who owns the schema.
 * @param program the user of the programs, which exists.
 * @throws DomainError `database.program-role` when that user does not exist, or may do what the owner may.
 */
export async function grantToPrograms(owner: pg.ClientBase, program: string): Promise<void> {
  await refuseUnfit(owner, program);
  const role = pg.escapeIdentifier(program);
  const statements = [
    ...[...ours, ofTheQueue].flatMap((schema) => [
      `GRANT USAGE ON SCHEMA ${schema} TO ${role}`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role}`,
      `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${role}`,
    ]),
    `GRANT CREATE ON SCHEMA ${ofTheQueue} TO ${role}`,
    ...(await ownSequences(owner)).map((sequence) => `GRANT USAGE, SELECT ON SEQUENCE ${sequence} TO ${role}`),
    ...Object.entries(onlyGrow).flatMap(([table, columns]) => [
      `REVOKE UPDATE, DELETE ON ${table} FROM ${role}`,
      ...(columns.length > 0 ? [`GRANT UPDATE (${columns.join(', ')}) ON ${table} TO ${role}`] : []),
    ]),
    `REVOKE INSERT ON migration FROM ${role}`,
  ];
  await owner.query(['BEGIN', ...statements, 'COMMIT'].join(';\n'));
}

/** All but those that the programs made in the queue's schema. */
async function ownSequences(owner: pg.ClientBase): Promise<string[]> {
  const { rows } = await owner.query<{ sequence: string }>(
    `SELECT oid::regclass::text AS sequence FROM pg_class
      WHERE relkind = 'S' AND relowner = current_user::regrole AND relnamespace::regnamespace::text = ANY ($1)`,
    [[...ours, ofTheQueue]],
  );
  return rows.map(({ sequence }) => sequence);
}

async function refuseUnfit(owner: pg.ClientBase, program: string): Promise<void> {
  const { rows } = await owner.query<{ superuser: boolean; owning: boolean }>(
    `SELECT rolsuper AS superuser,
            EXISTS (SELECT FROM pg_class WHERE relnamespace::regnamespace::text = ANY ($2) AND pg_has_role(role.oid, relowner, 'MEMBER')) AS owning
       FROM pg_roles role WHERE rolname = $1`,
    [program, ours],
  );
  const [role] = rows;
  if (role === undefined) throw unfit(program, 'does not exist');
  if (role.superuser) throw unfit(program, 'is a superuser');
  if (role.owning) throw unfit(program, 'owns tables of Laurel, or is a member of the role that does');
}

function unfit(program: string, why: string): DomainError {
  return new DomainError(
    'invalid',
    'database.program-role',
    `The user of DATABASE_URL, ${program}, ${why}. DATABASE_OWNER_URL needs another user there, one that only logs in: docs/operating.md, "Two database users".`,
  );
}
