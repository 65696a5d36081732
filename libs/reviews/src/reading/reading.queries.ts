import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { z } from 'zod';
import type { ReadSubmission, SignedLink } from '#contracts';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { FileLinks, SubmittedQueries } from '#submissions';
import type { FileGuise } from '#submissions/vocabulary';
import { Review } from '../review.entity.js';
import { mayRead } from './reading.policy.js';

/** The file of a submission that an administrator opens. */
interface FileToRead {
  submissionId: string;
  fileId: string;
  guise: FileGuise;
}

/** What administrators read of a sealed submission: the originals, and beside them what reviewers see. */
@Injectable()
export class ReadingQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly submitted: SubmittedQueries,
    private readonly links: FileLinks,
  ) {}

  /** @throws DomainError `submission.not-found`; `submission.blind` (403) for its reviewers, before both have locked. */
  async submission(actor: PersonActor, submissionId: string): Promise<z.input<typeof ReadSubmission>> {
    await this.refuseReviewers(actor, submissionId);
    return this.submitted.forAdministrator(submissionId);
  }

  /** @throws DomainError like {@link submission}; `file.not-found`; `file.unscanned` (409). */
  async link(actor: PersonActor, { submissionId, fileId, guise }: FileToRead): Promise<z.input<typeof SignedLink>> {
    await this.refuseReviewers(actor, submissionId);
    await this.submitted.checkFile(submissionId, fileId);
    return this.links.to(fileId, guise);
  }

  /** The submissions that this administrator reviews and may not read yet. */
  async hiddenFrom({ id }: Pick<PersonActor, 'id'>): Promise<string[]> {
    const { manager } = this.dataSource;
    const own = await manager.findBy(Review, { reviewerId: id });
    const submissionIds = [...new Set(own.map(({ submissionId }) => submissionId))];
    if (submissionIds.length === 0) return [];
    const reviews = await manager.findBy(Review, { submissionId: In(submissionIds) });
    return submissionIds.filter(
      (submissionId) =>
        !mayRead(
          id,
          reviews.filter((review) => review.submissionId === submissionId),
        ),
    );
  }

  /**
   * Who administers and reviews is blind for what they review (rule 27).
   * @throws DomainError `submission.blind` (403)
   */
  async refuseReviewers(actor: PersonActor, submissionId: string): Promise<void> {
    if (mayRead(actor.id, await this.dataSource.manager.findBy(Review, { submissionId }))) return;
    throw new DomainError(
      'forbidden',
      'submission.blind',
      'You are a reviewer of this submission, so you cannot read it here yet. You can after all its reviews are locked.',
    );
  }
}
