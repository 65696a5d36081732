import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PersonQueries } from '#identity';
import { EnrollmentRepository, enrollmentsSql } from '#pilots';
import { type Submission, submissionsSql } from '#submissions';
import type { ConflictOfInterest } from '../vocabulary.js';
import { conflictsIn } from './conflict-of-interest.policy.js';

/** The candidate of a submission, as far as conflicts of interest depend on them. */
export interface CheckedCandidate {
  id: string;
  /** Reviewers who recused themselves from a submission of this candidate. */
  recused: ReadonlySet<string>;
}

/** Whether a reviewer has a conflict of interest with a candidate (rule 11). Only administrators learn which. */
@Injectable()
export class ConflictCheck {
  constructor(
    private readonly people: PersonQueries,
    private readonly enrollments: EnrollmentRepository,
  ) {}

  /** Every conflict of this reviewer with the candidate of this submission. */
  async conflictsOf(
    manager: EntityManager,
    reviewerId: string,
    submission: Pick<Submission, 'enrollmentId'>,
  ): Promise<ConflictOfInterest[]> {
    return this.conflictsWith(manager, reviewerId, await this.candidateOf(manager, submission));
  }

  async candidateOf(
    manager: EntityManager,
    { enrollmentId }: Pick<Submission, 'enrollmentId'>,
  ): Promise<CheckedCandidate> {
    const { personId } = await this.enrollments.find(manager, enrollmentId);
    return { id: personId, recused: await recusedFrom(manager, personId) };
  }

  async conflictsWith(
    manager: EntityManager,
    reviewerId: string,
    { id, recused }: CheckedCandidate,
  ): Promise<ConflictOfInterest[]> {
    const facts = await this.people.conflictFactsOf(reviewerId, id, manager);
    return conflictsIn({ ...facts, declared: facts.declared || recused.has(reviewerId) });
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
