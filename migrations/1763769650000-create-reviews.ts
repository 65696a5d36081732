import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateReviews1763769650000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE review (
        id uuid PRIMARY KEY,
        submission_id uuid NOT NULL REFERENCES submission (id),
        slot smallint NOT NULL CHECK (slot IN (1, 2, 3)),
        reviewer_id uuid NOT NULL REFERENCES person (id),
        state text NOT NULL CHECK (state IN ('offered', 'accepted', 'scoring', 'locked', 'declined', 'conflicted', 'withdrawn', 'expired', 'voided')),
        scope jsonb NOT NULL CHECK (jsonb_array_length(scope) > 0),
        claimed boolean NOT NULL DEFAULT false,
        offered_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        lease_until timestamptz NOT NULL,
        accepted_at timestamptz,
        locked_at timestamptz,
        summary text NOT NULL DEFAULT '',
        ended_at timestamptz,
        ended_because text CHECK (ended_because IN ('declined', 'unanswered', 'conflict', 'recused', 'withdrawn', 'expired', 'voided', 'recalled', 'superseded')),
        ended_note text NOT NULL DEFAULT '',
        CHECK ((state IN ('offered', 'accepted', 'scoring', 'locked')) = (ended_at IS NULL)),
        CHECK ((ended_at IS NULL) = (ended_because IS NULL)),
        CHECK (state NOT IN ('accepted', 'scoring', 'locked') OR accepted_at IS NOT NULL),
        CHECK (state NOT IN ('locked', 'voided') OR locked_at IS NOT NULL)
      );
      -- One reviewer a slot: of many who claim or are assigned at once, one wins.
      CREATE UNIQUE INDEX review_one_in_a_slot ON review (submission_id, slot) WHERE state IN ('offered', 'accepted', 'scoring', 'locked');
      -- Nobody judges a submission twice, and nobody with a conflict or a voided review comes back to it.
      CREATE UNIQUE INDEX review_once_a_reviewer ON review (submission_id, reviewer_id)
        WHERE state IN ('offered', 'accepted', 'scoring', 'locked', 'voided') OR ended_because IN ('conflict', 'recused');
      CREATE INDEX review_queue ON review (reviewer_id, due_at, id) WHERE state IN ('offered', 'accepted', 'scoring');
      CREATE INDEX review_lapsing ON review (lease_until) WHERE state IN ('offered', 'accepted', 'scoring');
      CREATE INDEX review_of_submission ON review (submission_id, slot);
      CREATE INDEX submission_with_reviewers ON submission (sealed_at, id) WHERE state IN ('sealed', 'in_review', 'adjudicating');

      CREATE TABLE score (
        review_id uuid NOT NULL REFERENCES review (id),
        detail_id text NOT NULL,
        level text NOT NULL,
        meets boolean NOT NULL,
        rationale text NOT NULL DEFAULT '',
        feedback text NOT NULL DEFAULT '',
        cited jsonb NOT NULL DEFAULT '[]',
        revision int NOT NULL CHECK (revision >= 1),
        saved_at timestamptz NOT NULL,
        PRIMARY KEY (review_id, detail_id)
      );

      CREATE TABLE decision (
        id uuid PRIMARY KEY,
        submission_id uuid NOT NULL UNIQUE REFERENCES submission (id),
        outcome text NOT NULL CHECK (outcome IN ('met', 'not_yet_met')),
        details jsonb NOT NULL,
        decided_at timestamptz NOT NULL,
        released_at timestamptz,
        released_by uuid REFERENCES person (id),
        CHECK ((released_at IS NULL) = (released_by IS NULL))
      );
      CREATE INDEX decision_to_release ON decision (decided_at, id) WHERE released_at IS NULL;

      CREATE TABLE phrase (
        id uuid PRIMARY KEY,
        reviewer_id uuid NOT NULL REFERENCES person (id),
        text text NOT NULL,
        created_at timestamptz NOT NULL,
        revision int NOT NULL DEFAULT 1
      );
      CREATE INDEX phrase_of_reviewer ON phrase (reviewer_id, id);

      CREATE TABLE coach_meeting (
        id uuid PRIMARY KEY,
        enrollment_id uuid NOT NULL REFERENCES enrollment (id),
        after_attempt int NOT NULL CHECK (after_attempt >= 1),
        coach_id uuid NOT NULL REFERENCES person (id),
        held_on date NOT NULL,
        note text NOT NULL DEFAULT '',
        recorded_by uuid NOT NULL REFERENCES person (id),
        recorded_at timestamptz NOT NULL,
        UNIQUE (enrollment_id, after_attempt)
      );

      -- The numbers that review goes by: one row, which an administrator edits.
      CREATE TABLE review_terms (
        id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
        answer_days int NOT NULL CHECK (answer_days BETWEEN 1 AND 60),
        due_days int NOT NULL CHECK (due_days BETWEEN 1 AND 120),
        grace_days int NOT NULL CHECK (grace_days BETWEEN 0 AND 60),
        claim_hours int NOT NULL CHECK (claim_hours BETWEEN 1 AND 720),
        attempts_before_coach int NOT NULL CHECK (attempts_before_coach BETWEEN 1 AND 100),
        revision int NOT NULL DEFAULT 1
      );
      INSERT INTO review_terms (answer_days, due_days, grace_days, claim_hours, attempts_before_coach) VALUES (5, 14, 3, 72, 3);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP INDEX submission_with_reviewers; DROP TABLE review_terms, coach_meeting, phrase, decision, score, review',
    );
  }
}
