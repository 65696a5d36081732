import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePilots1763769630000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE pilot (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,
        title text NOT NULL,
        about text NOT NULL,
        zone text NOT NULL,
        window_days int NOT NULL CHECK (window_days >= 1),
        closes_on date,
        registers_from date NOT NULL,
        registers_until date CHECK (registers_until >= registers_from),
        meeting_required boolean NOT NULL,
        recommended_concurrent int NOT NULL CHECK (recommended_concurrent >= 1),
        fee_cents int CHECK (fee_cents >= 0),
        resubmission_days int NOT NULL CHECK (resubmission_days >= 0),
        at_risk_days int NOT NULL CHECK (at_risk_days >= 0),
        requirements jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        revision int NOT NULL DEFAULT 1
      );

      CREATE TABLE pilot_version (
        pilot_id uuid NOT NULL REFERENCES pilot (id),
        version_id uuid NOT NULL REFERENCES version (id),
        seats int NOT NULL CHECK (seats >= 0),
        next_position int NOT NULL DEFAULT 1 CHECK (next_position >= 1),
        PRIMARY KEY (pilot_id, version_id)
      );
      CREATE INDEX pilot_version_by_version ON pilot_version (version_id);

      CREATE TABLE meeting (
        id uuid PRIMARY KEY,
        pilot_id uuid NOT NULL REFERENCES pilot (id),
        kind text NOT NULL CHECK (kind IN ('informational', 'kickoff')),
        title text NOT NULL,
        place text NOT NULL,
        starts_at timestamptz NOT NULL,
        minutes int NOT NULL CHECK (minutes >= 1),
        created_at timestamptz NOT NULL,
        UNIQUE (pilot_id, kind, starts_at)
      );

      CREATE TABLE attendance (
        meeting_id uuid NOT NULL REFERENCES meeting (id),
        person_id uuid NOT NULL REFERENCES person (id),
        attended boolean NOT NULL,
        recorded_by text NOT NULL,
        recorded_at timestamptz NOT NULL,
        PRIMARY KEY (meeting_id, person_id)
      );
      CREATE INDEX attendance_of_person ON attendance (person_id);

      CREATE TABLE enrollment (
        id uuid PRIMARY KEY,
        pilot_id uuid NOT NULL,
        version_id uuid NOT NULL,
        person_id uuid NOT NULL REFERENCES person (id),
        state text NOT NULL CHECK (state IN ('waitlisted', 'registered', 'active', 'paused', 'submitted', 'resubmitting',
          'earned', 'not_earned', 'expired', 'withdrawn')),
        position int NOT NULL CHECK (position >= 1),
        content_hash text NOT NULL,
        price_cents int NOT NULL CHECK (price_cents >= 0),
        registered_at timestamptz NOT NULL,
        acknowledged_at timestamptz,
        started_at timestamptz,
        window_days int CHECK (window_days >= 1),
        closing_day date,
        zone text NOT NULL,
        closes_at timestamptz,
        paused_at timestamptz,
        submitted_at timestamptz,
        resubmission_days int NOT NULL CHECK (resubmission_days >= 0),
        revision int NOT NULL DEFAULT 1,
        FOREIGN KEY (pilot_id, version_id) REFERENCES pilot_version (pilot_id, version_id),
        UNIQUE (pilot_id, version_id, position),
        CHECK ((started_at IS NULL) = (closes_at IS NULL) AND (started_at IS NULL) = (window_days IS NULL)),
        CHECK (state IN ('waitlisted', 'registered', 'withdrawn') OR started_at IS NOT NULL),
        CHECK ((state = 'paused') = (paused_at IS NOT NULL)),
        CHECK (state NOT IN ('submitted', 'earned') OR submitted_at IS NOT NULL)
      );
      CREATE UNIQUE INDEX enrollment_once_in_pilot ON enrollment (pilot_id, version_id, person_id) WHERE state <> 'withdrawn';
      CREATE UNIQUE INDEX enrollment_once_at_a_time ON enrollment (person_id, version_id)
        WHERE state IN ('waitlisted', 'registered', 'active', 'paused', 'submitted', 'resubmitting', 'earned');
      CREATE INDEX enrollment_of_person ON enrollment (person_id, id);
      CREATE INDEX enrollment_of_pilot ON enrollment (pilot_id, id);
      CREATE INDEX enrollment_to_expire ON enrollment (closes_at) WHERE state IN ('active', 'resubmitting');
      CREATE INDEX enrollment_waiting ON enrollment (pilot_id, version_id, position) WHERE state = 'waitlisted';

      CREATE TABLE enrollment_history (
        id uuid PRIMARY KEY,
        enrollment_id uuid NOT NULL REFERENCES enrollment (id),
        command text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        actor_id text,
        reason text,
        at timestamptz NOT NULL,
        closes_before timestamptz,
        closes_after timestamptz,
        days int NOT NULL DEFAULT 0 CHECK (days >= 0)
      );
      CREATE INDEX enrollment_history_of ON enrollment_history (enrollment_id, id);

      CREATE TABLE enrollment_requirement (
        enrollment_id uuid NOT NULL REFERENCES enrollment (id),
        kind text NOT NULL CHECK (kind IN ('community', 'feedback')),
        met_at timestamptz NOT NULL,
        actor_id text NOT NULL,
        note text NOT NULL,
        PRIMARY KEY (enrollment_id, kind)
      );

      CREATE TABLE rigor_feedback (
        enrollment_id uuid PRIMARY KEY REFERENCES enrollment (id),
        rigor int NOT NULL CHECK (rigor BETWEEN 1 AND 5),
        clarity int NOT NULL CHECK (clarity BETWEEN 1 AND 5),
        text text NOT NULL,
        given_at timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE rigor_feedback, enrollment_requirement, enrollment_history, enrollment, attendance, meeting, pilot_version, pilot',
    );
  }
}
