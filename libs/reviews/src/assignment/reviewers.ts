import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { Person, PersonQueries } from '#identity';
import { EnrollmentRepository, enrollmentsSql } from '#pilots';
import { type Submission, submissionsSql } from '#submissions';
import { inOrderToAsk, isEligible, type Prospect } from './assignment.policy.js';
import { conflictsIn } from '../conflicts/conflict-of-interest.policy.js';
import { Review } from '../review.entity.js';
import type { ConflictOfInterest } from '../vocabulary.js';

export interface Reviewer extends Prospect {
  name: string;
  zone: string;
}

/** A reviewer, and what speaks against their reviewing a certain submission. For administrators alone. */
export interface Candidacy extends Reviewer {
  conflicts: ConflictOfInterest[];
}

interface Candidate {
  id: string;
  /** Reviewers who recused themselves from what the candidate submitted. */
  recused: ReadonlySet<string>;
}

type Reviewed = Pick<Submission, 'id' | 'enrollmentId'>;

/** Who may review what: everyone with the role, held against the candidate and the past of the submission. */
@Injectable()
export class Reviewers {
  constructor(
    private readonly people: PersonQueries,
    private readonly enrollments: EnrollmentRepository,
  ) {}

  /** Every reason why this reviewer cannot score this submission; empty when nothing speaks against it. */
  async conflictsOf(
    manager: EntityManager,
    reviewerId: string,
    submission: Pick<Submission, 'enrollmentId'>,
  ): Promise<ConflictOfInterest[]> {
    return this.conflictsWith(manager, reviewerId, await this.candidateOf(manager, submission));
  }

  /** Every reviewer with what speaks for and against them, or only the named ones. People without the role are left out. */
  async candidacies(manager: EntityManager, submission: Reviewed, only?: readonly string[]): Promise<Candidacy[]> {
    const candidate = await this.candidateOf(manager, submission);
    const candidacies: Candidacy[] = [];
    for (const reviewer of await this.all(manager, submission, only)) {
      candidacies.push({ ...reviewer, conflicts: await this.conflictsWith(manager, reviewer.reviewerId, candidate) });
    }
    return candidacies;
  }

  /** Who is asked next about a slot that fell free; null when nobody is left. One after the other, so that it costs little. */
  async nextToAsk(manager: EntityManager, submission: Reviewed): Promise<Reviewer | null> {
    const candidate = await this.candidateOf(manager, submission);
    for (const reviewer of inOrderToAsk(await this.all(manager, submission))) {
      const conflicts = await this.conflictsWith(manager, reviewer.reviewerId, candidate);
      if (isEligible({ ...reviewer, conflicts })) return reviewer;
    }
    return null;
  }

  private async candidateOf(
    manager: EntityManager,
    { enrollmentId }: Pick<Submission, 'enrollmentId'>,
  ): Promise<Candidate> {
    const { personId } = await this.enrollments.find(manager, enrollmentId);
    return { id: personId, recused: await recusedFrom(manager, personId) };
  }

  private async conflictsWith(
    manager: EntityManager,
    reviewerId: string,
    { id, recused }: Candidate,
  ): Promise<ConflictOfInterest[]> {
    const facts = await this.people.conflictFactsOf(reviewerId, id, manager);
    return conflictsIn({ ...facts, declared: facts.declared || recused.has(reviewerId) });
  }

  private async all(manager: EntityManager, submission: Reviewed, only?: readonly string[]): Promise<Reviewer[]> {
    const query = manager
      .createQueryBuilder(Person, 'person')
      .where(`person.roles @> ARRAY['reviewer']`)
      .orderBy('person.name')
      .addOrderBy('person.id');
    if (only !== undefined) query.andWhere({ id: In([...only]) });
    const people = await query.getMany();
    const earlier = await manager.findBy(Review, { submissionId: submission.id });
    const inHand = await countInHand(
      manager,
      people.map(({ id }) => id),
    );
    return people.map(({ id, name, zone, userId }) => ({
      reviewerId: id,
      name,
      zone,
      joined: userId !== null,
      earlier: earlier.filter(({ reviewerId }) => reviewerId === id),
      inHand: inHand.get(id) ?? 0,
    }));
  }
}

/** Who recused themselves from a submission of this candidate, of whichever attempt or micro-credential. */
async function recusedFrom(manager: EntityManager, candidateId: string): Promise<Set<string>> {
  const recused = await manager.query<{ reviewerId: string }[]>(
    `SELECT DISTINCT r.reviewer_id AS "reviewerId"
       FROM ${enrollmentsSql} e JOIN ${submissionsSql} s ON s.enrollment_id = e.id JOIN review r ON r.submission_id = s.id
      WHERE e.person_id = $1 AND r.ended_because = 'recused'`,
    [candidateId],
  );
  return new Set(recused.map(({ reviewerId }) => reviewerId));
}

async function countInHand(manager: EntityManager, reviewerIds: string[]): Promise<Map<string, number>> {
  const counts = await manager.query<{ id: string; count: number }[]>(
    `SELECT reviewer_id AS id, count(*)::int AS count FROM review
      WHERE reviewer_id = ANY ($1) AND state IN ('offered', 'accepted', 'scoring') GROUP BY reviewer_id`,
    [reviewerIds],
  );
  return new Map(counts.map(({ id, count }) => [id, count]));
}
