import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sqlWords } from '#database';
import { peopleSql } from '#identity';
import { panelSql, type Submission } from '#submissions';
import { programOfSql } from '#programs';
import { ConflictCheck } from '../conflicts/conflict-check.js';
import { type ConflictOfInterest, openStates } from '../vocabulary.js';
import { inOrderToAsk, isEligible, type Prospect } from './assignment.policy.js';

export interface Reviewer extends Prospect {
  name: string;
  zone: string;
}

/** A reviewer, with their conflicts for a certain submission. Only administrators see it. */
export interface Candidacy extends Reviewer {
  conflicts: ConflictOfInterest[];
}

type Reviewed = Pick<Submission, 'id'>;

/** Who may review a submission: everyone in its program with the role, checked for conflicts and for earlier reviews of it. */
@Injectable()
export class Reviewers {
  constructor(private readonly check: ConflictCheck) {}

  /** Every reviewer with their conflicts, or only those named. People without the role are left out. */
  async candidacies(manager: EntityManager, submission: Reviewed, only?: readonly string[]): Promise<Candidacy[]> {
    const candidates = await this.check.candidatesOf(manager, submission);
    const candidacies: Candidacy[] = [];
    for (const reviewer of await reviewersOf(manager, submission, only)) {
      const conflicts = await this.check.conflictsWith(manager, reviewer.reviewerId, candidates);
      candidacies.push({ ...reviewer, conflicts });
    }
    return candidacies;
  }

  /**
   * The reviewer whom Laurel offers a free slot next; null when nobody is left. Conflicts are checked one reviewer at
   * a time, to save queries.
   */
  async nextToAsk(manager: EntityManager, submission: Reviewed): Promise<Reviewer | null> {
    const candidates = await this.check.candidatesOf(manager, submission);
    for (const reviewer of inOrderToAsk(await reviewersOf(manager, submission))) {
      const conflicts = await this.check.conflictsWith(manager, reviewer.reviewerId, candidates);
      if (isEligible({ ...reviewer, conflicts })) return reviewer;
    }
    return null;
  }

  /**
   * The `count` eligible reviewers with the fewest reviews. `planned` counts the reviews that they are about to get as
   * well. Nobody in `without` is asked.
   */
  async withFewest(
    manager: EntityManager,
    submission: Reviewed,
    { count, planned, without }: { count: number; planned: ReadonlyMap<string, number>; without: readonly string[] },
  ): Promise<Reviewer[]> {
    const candidates = await this.check.candidatesOf(manager, submission);
    const chosen: Reviewer[] = [];
    for (const reviewer of orderWith(await reviewersOf(manager, submission), planned)) {
      if (chosen.length === count) break;
      if (without.includes(reviewer.reviewerId)) continue;
      const conflicts = await this.check.conflictsWith(manager, reviewer.reviewerId, candidates);
      if (isEligible({ ...reviewer, conflicts })) chosen.push(reviewer);
    }
    return chosen;
  }
}

function orderWith<Someone extends Prospect>(reviewers: readonly Someone[], planned: ReadonlyMap<string, number>) {
  return inOrderToAsk(
    reviewers.map((reviewer) => ({ ...reviewer, inHand: reviewer.inHand + (planned.get(reviewer.reviewerId) ?? 0) })),
  );
}

async function reviewersOf(
  manager: EntityManager,
  submission: Reviewed,
  only?: readonly string[],
): Promise<Reviewer[]> {
  const people = await manager.query<Pick<Reviewer, 'reviewerId' | 'name' | 'zone' | 'joined'>[]>(
    `SELECT id AS "reviewerId", name, zone, joined FROM ${peopleSql} AS person
      WHERE program_id = ${programOfSql('submission', '$2')} AND roles @> ARRAY['reviewer'] AND ($1::uuid[] IS NULL OR id = ANY ($1))
      ORDER BY name, id`,
    [only ?? null, submission.id],
  );
  const earlier = await manager.query<(Prospect['earlier'][number] & { reviewerId: string })[]>(
    `SELECT reviewer_id AS "reviewerId", state, ended_because AS "endedBecause" FROM review
      WHERE submission_id IN (SELECT id FROM ${panelSql('$1')} AS panel)`,
    [submission.id],
  );
  const inHand = await countInHand(
    manager,
    people.map(({ reviewerId }) => reviewerId),
  );
  return people.map((person) => ({
    ...person,
    earlier: earlier.filter(({ reviewerId }) => reviewerId === person.reviewerId),
    inHand: inHand.get(person.reviewerId) ?? 0,
  }));
}

async function countInHand(manager: EntityManager, reviewerIds: string[]): Promise<Map<string, number>> {
  const counts = await manager.query<{ id: string; count: number }[]>(
    `SELECT reviewer_id AS id, count(*)::int AS count FROM review
      WHERE reviewer_id = ANY ($1) AND state IN (${sqlWords(openStates)}) GROUP BY reviewer_id`,
    [reviewerIds],
  );
  return new Map(counts.map(({ id, count }) => [id, count]));
}
