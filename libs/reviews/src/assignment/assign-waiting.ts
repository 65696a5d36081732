import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { AssignmentResult, AssignmentsInput } from '#contracts';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { ReadingAccess } from '../reading/reading-access.js';
import { AssignAdjudicator } from './assign-adjudicator.js';
import { AssignReviewers } from './assign-reviewers.js';

type Assignments = z.output<typeof AssignmentsInput>['assignments'];

/**
 * Offers several submissions to the reviewers that an administrator confirmed, each by the rules for one. A refusal of
 * one does not stop the others. Administrators who review a submission cannot assign it (rule 27).
 */
@Injectable()
export class AssignWaiting {
  constructor(
    private readonly reviewers: AssignReviewers,
    private readonly adjudicator: AssignAdjudicator,
    private readonly access: ReadingAccess,
  ) {}

  async run({
    actor,
    assignments,
  }: {
    actor: Pick<PersonActor, 'id'>;
    assignments: Assignments;
  }): Promise<z.input<typeof AssignmentResult>[]> {
    const results: z.input<typeof AssignmentResult>[] = [];
    for (const assignment of assignments)
      results.push({
        submissionId: assignment.submissionId,
        refusal: await refusalOf(() => this.one(actor, assignment)),
      });
    return results;
  }

  private async one(
    actor: Pick<PersonActor, 'id'>,
    { submissionId, kind, reviewerIds }: Assignments[number],
  ): Promise<void> {
    await this.access.refuseReviewers(actor, submissionId);
    if (kind === 'independent') await this.reviewers.run({ actor, submissionId, reviewerIds });
    else await this.adjudicator.run({ actor, submissionId, reviewerId: reviewerIds[0]! });
  }
}

async function refusalOf(act: () => Promise<void>): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}
