import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PersonQueries } from '#identity';
import { enrollmentsSql } from '#pilots';
import { panelSql, type Submission, submissionsSql } from '#submissions';
import { type ConflictOfInterest, conflictsOfInterest } from '../vocabulary.js';
import { conflictsIn } from './conflict-of-interest.policy.js';

/** The candidate of a submission, as far as conflicts of interest depend on them. */
export interface CheckedCandidate {
  id: string;
  /** Reviewers who recused themselves from a submission of this candidate. */
  recused: ReadonlySet<string>;
}

/**
 * Whether a reviewer has a conflict of interest with a candidate, or with a member of the candidate's team that submitted
 * with them (rules 11 and 48). Only administrators learn which.
 */
@Injectable()
export class ConflictCheck {
  constructor(private readonly people: PersonQueries) {}

  /** Every conflict of this reviewer with the candidate of this submission. */
  async conflictsOf(
    manager: EntityManager,
    reviewerId: string,
    submission: Pick<Submission, 'id'>,
  ): Promise<ConflictOfInterest[]> {
    return this.conflictsWith(manager, reviewerId, await this.candidatesOf(manager, submission));
  }

  /** The candidate of a submission, and those who submitted with them. */
  async candidatesOf(manager: EntityManager, { id }: Pick<Submission, 'id'>): Promise<CheckedCandidate[]> {
    const people = await manager.query<{ id: string }[]>(
      `SELECT e.person_id AS id FROM ${panelSql('$1')} AS panel JOIN ${enrollmentsSql} e ON e.id = panel.enrollment_id`,
      [id],
    );
    const candidates: CheckedCandidate[] = [];
    for (const person of people) candidates.push({ ...person, recused: await recusedFrom(manager, person.id) });
    return candidates;
  }

  /** Each conflict once, however many candidates it concerns. */
  async conflictsWith(
    manager: EntityManager,
    reviewerId: string,
    candidates: readonly CheckedCandidate[],
  ): Promise<ConflictOfInterest[]> {
    const found = new Set<ConflictOfInterest>();
    for (const { id, recused } of candidates) {
      const facts = await this.people.conflictFactsOf(reviewerId, id, manager);
      for (const conflict of conflictsIn({ ...facts, declared: facts.declared || recused.has(reviewerId) }))
        found.add(conflict);
    }
    return conflictsOfInterest.filter((conflict) => found.has(conflict));
  }
}

/** Who recused themselves from any submission of this candidate, whatever its attempt or micro-credential. */
async function recusedFrom(manager: EntityManager, candidateId: string): Promise<Set<string>> {
  const recused = await manager.query<{ reviewerId: string }[]>(
    `SELECT DISTINCT r.reviewer_id AS "reviewerId"
       FROM ${enrollmentsSql} e JOIN ${submissionsSql} s ON s.enrollment_id = e.id JOIN review r ON r.submission_id = s.id
      WHERE e.person_id = $1 AND r.ended_because = 'recused'`,
    [candidateId],
  );
  return new Set(recused.map(({ reviewerId }) => reviewerId));
}
