import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { Person, PersonQueries } from '#identity';
import { EnrollmentRepository } from '#pilots';
import type { Submission } from '#submissions';
import { inOrderToAsk, isEligible, type Prospect } from './domain/assignment.policy.js';
import { type Conflict, conflictsIn } from './domain/conflict.policy.js';
import { Review } from './review.entity.js';

export interface Reviewer extends Prospect {
  name: string;
  zone: string;
}

/** A reviewer, and what speaks against their reviewing a certain submission. For administrators alone. */
export interface Candidacy extends Reviewer {
  conflicts: Conflict[];
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
  async conflictsOf(manager: EntityManager, reviewerId: string, { enrollmentId }: Pick<Submission, 'enrollmentId'>): Promise<Conflict[]> {
    const { personId } = await this.enrollments.find(manager, enrollmentId);
    const facts = await this.people.conflictFactsOf(reviewerId, personId, manager);
    return conflictsIn({ ...facts, declared: facts.declared || (await hasRecused(manager, reviewerId, personId)) });
  }

  /** Every reviewer with what speaks for and against them, or only the named ones. People without the role are left out. */
  async candidacies(manager: EntityManager, submission: Reviewed, only?: readonly string[]): Promise<Candidacy[]> {
    const candidacies: Candidacy[] = [];
    for (const reviewer of await this.all(manager, submission, only)) {
      candidacies.push({ ...reviewer, conflicts: await this.conflictsOf(manager, reviewer.reviewerId, submission) });
    }
    return candidacies;
  }

  /** Who is asked next about a slot that fell free; null when nobody is left. */
  async nextToAsk(manager: EntityManager, submission: Reviewed): Promise<Reviewer | null> {
    for (const reviewer of inOrderToAsk(await this.all(manager, submission))) {
      const conflicts = await this.conflictsOf(manager, reviewer.reviewerId, submission);
      if (isEligible({ ...reviewer, conflicts })) return reviewer;
    }
    return null;
  }

  private async all(manager: EntityManager, submission: Reviewed, only?: readonly string[]): Promise<Reviewer[]> {
    const query = manager.createQueryBuilder(Person, 'person').where(`person.roles @> ARRAY['reviewer']`).orderBy('person.name').addOrderBy('person.id');
    if (only !== undefined) query.andWhere({ id: In([...only]) });
    const people = await query.getMany();
    const earlier = await manager.findBy(Review, { submissionId: submission.id });
    const inHand = await countInHand(manager, people.map(({ id }) => id));
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

/** Whether the reviewer recused themselves from a submission of this candidate, of whichever attempt or micro-credential. */
async function hasRecused(manager: EntityManager, reviewerId: string, candidateId: string): Promise<boolean> {
  const recused = await manager.query<unknown[]>(
    `SELECT 1 FROM review r JOIN submission s ON s.id = r.submission_id JOIN enrollment e ON e.id = s.enrollment_id
      WHERE r.reviewer_id = $1 AND r.ended_because = 'recused' AND e.person_id = $2 LIMIT 1`,
    [reviewerId, candidateId],
  );
  return recused.length > 0;
}

async function countInHand(manager: EntityManager, reviewerIds: string[]): Promise<Map<string, number>> {
  const counts = await manager.query<{ id: string; count: number }[]>(
    `SELECT reviewer_id AS id, count(*)::int AS count FROM review
      WHERE reviewer_id = ANY ($1) AND state IN ('offered', 'accepted', 'scoring') GROUP BY reviewer_id`,
    [reviewerIds],
  );
  return new Map(counts.map(({ id, count }) => [id, count]));
}
