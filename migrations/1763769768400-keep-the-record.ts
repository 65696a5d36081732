import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The record (ADR 31). Events, locked scores, decisions, seals and awards can only be added, and each event gets a place
 * in a Merkle tree after its transaction.
 */
export class KeepTheRecord1763769768400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(places);
    await runner.query(guards);
    await runner.query(erasing);
  }

  async down(runner: QueryRunner): Promise<void> {
    const triggers: { name: string; table: string }[] = await runner.query(
      `SELECT tgname AS name, tgrelid::regclass::text AS table FROM pg_trigger
        WHERE tgfoid IN ('refuse_change_of_the_record'::regproc, 'refuse_change_of_an_event'::regproc,
                         'refuse_change_of_a_locked_score'::regproc, 'let_events_wait_for_their_place'::regproc)`,
    );
    for (const { name, table } of triggers) await runner.query(`DROP TRIGGER ${name} ON ${table}`);
    await runner.query(`
      DROP FUNCTION IF EXISTS erase_event_payload(uuid, uuid);
      DROP FUNCTION event_has_place, let_events_wait_for_their_place, refuse_change_of_the_record,
        refuse_change_of_an_event, refuse_change_of_a_locked_score, being_erased, rows_of_event;
      DROP TABLE record_checkpoint, record_node, record_entry, record_pending;
      ALTER TABLE event DROP COLUMN mark;
    `);
  }
}

const places = `
  ALTER TABLE event ADD COLUMN mark bytea;

  -- Events that have no place yet. They get one in the order of their ids, after their transactions.
  CREATE TABLE record_pending (
    event_id uuid PRIMARY KEY,
    -- Whether it is from before the record. Every other event carries the mark of a program of Laurel.
    earlier boolean NOT NULL DEFAULT false
  );
  INSERT INTO record_pending SELECT id, true FROM event;

  CREATE TABLE record_entry (
    position bigint PRIMARY KEY CHECK (position >= 0),
    event_id uuid NOT NULL UNIQUE,
    source text NOT NULL CHECK (source IN ('marked', 'earlier', 'unmarked')),
    -- Null after an erasure, so that nobody can try out what was erased.
    salt bytea,
    payload_digest bytea NOT NULL,
    rows_digest bytea,
    leaf_hash bytea NOT NULL,
    recorded_at timestamptz NOT NULL,
    erasure_id uuid
  );
  CREATE INDEX record_entry_unmarked ON record_entry (recorded_at) WHERE source = 'unmarked';
  CREATE TABLE record_node (
    level smallint NOT NULL CHECK (level > 0),
    index bigint NOT NULL CHECK (index >= 0),
    hash bytea NOT NULL,
    PRIMARY KEY (level, index)
  );
  CREATE TABLE record_checkpoint (
    size bigint PRIMARY KEY CHECK (size > 0),
    note text NOT NULL,
    signing_key_id uuid NOT NULL REFERENCES signing_key (id),
    signed_at timestamptz NOT NULL
  );

  CREATE FUNCTION let_events_wait_for_their_place() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO record_pending (event_id) SELECT id FROM added;
      RETURN NULL;
    END
  $$;
  CREATE TRIGGER event_waits_for_its_place AFTER INSERT ON event
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION let_events_wait_for_their_place();

  -- What an event says about other tables: the rows that were final when it happened. The place of the event binds them.
  CREATE FUNCTION rows_of_event(happened event) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT CASE happened.type
      WHEN 'review.locked' THEN (
        SELECT jsonb_build_object('review', review.id, 'submission', review.submission_id, 'slot', review.slot,
                 'reviewer', review.reviewer_id, 'locked', review.locked_at AT TIME ZONE 'UTC', 'summary', review.summary,
                 'scores', (SELECT jsonb_agg(jsonb_build_array(score.detail_id, score.level, score.meets, score.rationale,
                                     score.feedback, score.cited) ORDER BY score.detail_id)
                              FROM score WHERE score.review_id = review.id))
          FROM review WHERE review.id::text = happened.subject_id)
      WHEN 'decision.made' THEN (
        SELECT jsonb_build_object('decision', decision.id, 'submission', decision.submission_id, 'outcome', decision.outcome,
                 'details', decision.details, 'decided', decision.decided_at AT TIME ZONE 'UTC')
          FROM decision WHERE decision.id::text = happened.subject_id)
      WHEN 'decision.released' THEN (
        SELECT jsonb_build_object('decision', decision.id, 'outcome', decision.outcome,
                 'released', decision.released_at AT TIME ZONE 'UTC', 'by', decision.released_by)
          FROM decision WHERE decision.id::text = happened.subject_id)
      WHEN 'submission.sealed' THEN (
        SELECT CASE WHEN EXISTS (SELECT FROM event later WHERE later.subject_kind = happened.subject_kind AND later.subject_id = happened.subject_id
                                    AND later.id > happened.id AND later.type IN ('submission.recalled', 'submission.returned'))
                    THEN '{"superseded": true}'
                    ELSE jsonb_build_object('submission', submission.id, 'manifest', submission.manifest, 'sha256', submission.manifest_sha256,
                           'sealed', submission.sealed_at AT TIME ZONE 'UTC', 'as', submission.sealed_as) END
          FROM submission WHERE submission.id::text = happened.subject_id)
      WHEN 'award.issued' THEN (
        SELECT jsonb_build_object('award', award.id, 'achievement', award.achievement_id, 'person', award.person_id,
                 'enrollment', award.enrollment_id, 'composite', award.composite, 'issued', award.issued_at AT TIME ZONE 'UTC',
                 'credential', (SELECT encode(sha256(convert_to(credential.document, 'UTF8')), 'hex') FROM credential
                                 WHERE credential.id::text = happened.payload ->> 'credentialId'))
          FROM award WHERE award.id::text = happened.subject_id)
      WHEN 'award.reissued' THEN (
        SELECT jsonb_build_object('credential', encode(sha256(convert_to(credential.document, 'UTF8')), 'hex')) FROM credential
         WHERE credential.id::text = happened.payload ->> 'credentialId')
    END
  $$;
`;

const guards = `
  -- Whether an erasure that two people decided on is going on in this transaction (rule 35).
  CREATE FUNCTION being_erased() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
    DECLARE under_way boolean := false;
    BEGIN
      IF to_regproc('erasure_under_way') IS NOT NULL THEN
        EXECUTE 'SELECT erasure_under_way()' INTO under_way;
      END IF;
      RETURN coalesce(under_way, false);
    END
  $$;

  CREATE FUNCTION refuse_change_of_the_record() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND TG_TABLE_NAME NOT IN ('event', 'record_entry', 'record_node', 'record_checkpoint') AND being_erased() THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'The record only grows: what is final in % never changes.', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
    END
  $$;

  -- Only erase_event_payload empties a payload: inside it, the user is the owner of the table.
  CREATE FUNCTION refuse_change_of_an_event() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF current_setting('laurel.erasing', true) = 'on' AND NEW.payload = '{}'
         AND current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID)
         AND (OLD.id, OLD.type, OLD.subject_kind, OLD.subject_id, OLD.actor_id, OLD.occurred_at, OLD.mark) IS NOT DISTINCT FROM
             (NEW.id, NEW.type, NEW.subject_kind, NEW.subject_id, NEW.actor_id, NEW.occurred_at, NEW.mark) THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'The record only grows: an event never changes.' USING ERRCODE = 'restrict_violation';
    END
  $$;
  CREATE TRIGGER event_stays_as_it_was BEFORE UPDATE OF id, type, subject_kind, subject_id, actor_id, payload, occurred_at, mark
    ON event FOR EACH ROW EXECUTE FUNCTION refuse_change_of_an_event();
  CREATE TRIGGER event_is_kept BEFORE DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change_of_the_record();
${[
  'event',
  'score',
  'review',
  'submission',
  'decision',
  'award',
  'award_history',
  'record_entry',
  'record_node',
  'record_checkpoint',
]
  .map(
    (table) => `
  CREATE TRIGGER ${table}_is_not_emptied BEFORE TRUNCATE ON ${table} EXECUTE FUNCTION refuse_change_of_the_record();`,
  )
  .join('')}
  CREATE TRIGGER entry_is_kept BEFORE DELETE OR UPDATE OF position, event_id, source, payload_digest, rows_digest, leaf_hash, recorded_at
    ON record_entry FOR EACH ROW EXECUTE FUNCTION refuse_change_of_the_record();
  CREATE TRIGGER node_is_kept BEFORE UPDATE OR DELETE ON record_node FOR EACH ROW EXECUTE FUNCTION refuse_change_of_the_record();
  CREATE TRIGGER checkpoint_is_kept BEFORE UPDATE OR DELETE ON record_checkpoint FOR EACH ROW EXECUTE FUNCTION refuse_change_of_the_record();

  CREATE FUNCTION refuse_change_of_a_locked_score() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NOT EXISTS (SELECT FROM review WHERE review.id IN (NEW.review_id, OLD.review_id) AND review.locked_at IS NOT NULL)
         OR (TG_OP = 'UPDATE' AND being_erased()) THEN
        RETURN coalesce(NEW, OLD);
      END IF;
      RAISE EXCEPTION 'The review is locked: its scores never change.' USING ERRCODE = 'restrict_violation';
    END
  $$;
  CREATE TRIGGER locked_score_is_kept BEFORE INSERT OR UPDATE OR DELETE ON score
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_a_locked_score();

  CREATE TRIGGER locked_review_stays_locked BEFORE UPDATE OF id, submission_id, slot, reviewer_id, scope, locked_at, summary ON review
    FOR EACH ROW WHEN (OLD.locked_at IS NOT NULL AND
      (OLD.id, OLD.submission_id, OLD.slot, OLD.reviewer_id, OLD.scope, OLD.locked_at, OLD.summary) IS DISTINCT FROM
      (NEW.id, NEW.submission_id, NEW.slot, NEW.reviewer_id, NEW.scope, NEW.locked_at, NEW.summary))
    EXECUTE FUNCTION refuse_change_of_the_record();
  CREATE TRIGGER locked_review_is_kept BEFORE DELETE ON review
    FOR EACH ROW WHEN (OLD.locked_at IS NOT NULL) EXECUTE FUNCTION refuse_change_of_the_record();

  CREATE TRIGGER released_decision_is_kept BEFORE UPDATE ON decision
    FOR EACH ROW WHEN ((OLD.id, OLD.submission_id, OLD.outcome, OLD.details, OLD.decided_at) IS DISTINCT FROM
        (NEW.id, NEW.submission_id, NEW.outcome, NEW.details, NEW.decided_at)
      OR (OLD.released_at IS NOT NULL AND (OLD.released_at, OLD.released_by) IS DISTINCT FROM (NEW.released_at, NEW.released_by)))
    EXECUTE FUNCTION refuse_change_of_the_record();
  CREATE TRIGGER decision_is_kept BEFORE DELETE ON decision FOR EACH ROW EXECUTE FUNCTION refuse_change_of_the_record();

  -- A recall, and a return before the review, make the draft again (rule 9).
  CREATE TRIGGER sealed_submission_stays_sealed BEFORE UPDATE OF enrollment_id, attempt, sealed_at, manifest, manifest_sha256, sealed_as ON submission
    FOR EACH ROW WHEN (OLD.manifest_sha256 IS NOT NULL AND NOT (OLD.state = 'sealed' AND NEW.state = 'draft') AND
      (OLD.enrollment_id, OLD.attempt, OLD.sealed_at, OLD.manifest, OLD.manifest_sha256, OLD.sealed_as) IS DISTINCT FROM
      (NEW.enrollment_id, NEW.attempt, NEW.sealed_at, NEW.manifest, NEW.manifest_sha256, NEW.sealed_as))
    EXECUTE FUNCTION refuse_change_of_the_record();
  CREATE TRIGGER sealed_submission_is_kept BEFORE DELETE ON submission
    FOR EACH ROW WHEN (OLD.manifest_sha256 IS NOT NULL) EXECUTE FUNCTION refuse_change_of_the_record();

  CREATE TRIGGER award_keeps_whose_it_is BEFORE UPDATE OF id, achievement_id, person_id, enrollment_id, composite, issued_at ON award
    FOR EACH ROW WHEN ((OLD.id, OLD.achievement_id, OLD.person_id, OLD.enrollment_id, OLD.composite, OLD.issued_at) IS DISTINCT FROM
      (NEW.id, NEW.achievement_id, NEW.person_id, NEW.enrollment_id, NEW.composite, NEW.issued_at))
    EXECUTE FUNCTION refuse_change_of_the_record();
  CREATE TRIGGER award_is_kept BEFORE DELETE ON award FOR EACH ROW EXECUTE FUNCTION refuse_change_of_the_record();
  CREATE TRIGGER award_history_is_kept BEFORE UPDATE OR DELETE ON award_history
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_the_record();
`;

/** 7265636 is the advisory lock for changes to the record: see keep-record.sweep.ts. */
const erasing = `
  -- Empties the payload of an event, and keeps its digest. The place of the event no longer binds payload and rows.
  CREATE OR REPLACE FUNCTION erase_event_payload(event_id uuid, erasure_id uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
    BEGIN
      PERFORM pg_advisory_xact_lock(7265636);
      UPDATE record_entry SET salt = NULL, erasure_id = erase_event_payload.erasure_id
        WHERE record_entry.event_id = erase_event_payload.event_id;
      IF NOT FOUND THEN
        RAISE EXCEPTION 'The event has no place in the record yet. Try again in a minute.' USING ERRCODE = 'object_not_in_prerequisite_state';
      END IF;
      PERFORM set_config('laurel.erasing', 'on', true);
      UPDATE event SET payload = '{}' WHERE event.id = erase_event_payload.event_id;
      PERFORM set_config('laurel.erasing', '', true);
    END
  $$;
  REVOKE EXECUTE ON FUNCTION erase_event_payload FROM PUBLIC;

  CREATE FUNCTION event_has_place(asked uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM record_entry WHERE record_entry.event_id = asked)
  $$;
`;
