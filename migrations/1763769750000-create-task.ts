import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events that asked for something to be done later, the listener that did it, and the task that asks for it now. */
const requests = [
  { event: 'message.queued', listener: 'SendMessages', task: 'message.send', payload: `'{}'::jsonb` },
  { event: 'decision.release-asked', listener: 'ReleaseOnRequest', task: 'decision.release', payload: 'event.payload' },
];

/**
 * Requests to do something later get a table of their own: they are deleted when they are done, so the audit trail
 * contains only what happened. Requests that an earlier release wrote as events and that are not done become tasks.
 */
export class CreateTask1763769750000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE task (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        subject_kind text NOT NULL,
        subject_id text NOT NULL,
        actor_id text,
        payload jsonb NOT NULL DEFAULT '{}',
        -- The queue of its handler, noted by the relay.
        queue text,
        created_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        attempts int NOT NULL DEFAULT 0,
        failed_at timestamptz,
        last_error text,
        progress_done int,
        progress_total int
      );
      CREATE INDEX task_to_queue ON task (due_at) WHERE failed_at IS NULL;
      CREATE INDEX task_failed ON task (id) WHERE failed_at IS NOT NULL;

      -- Wakes the relays at the commit, as event_appended does.
      CREATE FUNCTION notify_task_added() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('task_added', '');
        RETURN NULL;
      END $$;
      CREATE TRIGGER task_added AFTER INSERT ON task FOR EACH STATEMENT EXECUTE FUNCTION notify_task_added();
    `);
    for (const request of requests) await takeOver(runner, request);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE task; DROP FUNCTION notify_task_added');
  }
}

/** Makes tasks of the events that no relay has taken, and of the deliveries that are not handled; those given up stay so. */
async function takeOver(
  runner: QueryRunner,
  { event, listener, task, payload }: (typeof requests)[number],
): Promise<void> {
  await runner.query(
    `WITH fresh AS (
       UPDATE event SET relayed_at = occurred_at WHERE type = $1 AND relayed_at IS NULL RETURNING id
     ), undone AS (
       DELETE FROM delivery USING event
        WHERE event.id = event_id AND event.type = $1 AND listener = $2 AND handled_at IS NULL
        RETURNING event_id AS id, delivery.due_at, delivery.attempts, delivery.failed_at, delivery.last_error
     )
     INSERT INTO task (id, name, subject_kind, subject_id, actor_id, payload, created_at, due_at, attempts, failed_at, last_error)
     SELECT event.id, $3, subject_kind, subject_id, actor_id, ${payload}, occurred_at,
            coalesce(undone.due_at, occurred_at), coalesce(undone.attempts, 0), undone.failed_at, undone.last_error
       FROM event LEFT JOIN undone ON undone.id = event.id
      WHERE event.id IN (SELECT id FROM fresh UNION SELECT id FROM undone)`,
    [event, listener, task],
  );
}
