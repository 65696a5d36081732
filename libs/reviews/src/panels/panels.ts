import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { teamDetailsOf } from '#catalog';
import type { Locked, Tx } from '#database';
import { PanelQueries, type Submission, SubmissionRepository, submissionsSql } from '#submissions';
import type { Review } from '../review.entity.js';
import { ReviewRepository } from '../review.repository.js';
import { ReviewedVersions } from '../reviewed-versions.js';

/** The first of a panel, and the details that are scored on it for the others. */
export interface ScoredFor {
  lead: Submission;
  details: string[];
}

/** A panel as reviewers see it. */
export interface PanelNumbers {
  all: number[];
  /** Where the details of the team are scored. */
  scoredOn: number | null;
  /** Those that are not scored on this submission. */
  details: string[];
}

/** A review, with its submission. */
export interface PlacedReview {
  review: Locked<Review>;
  submission: Submission;
}

/**
 * What a team submitted together (rule 48). The same reviewers get all of it. What the team shows is scored once, on the
 * first submission whose member has not withdrawn. Who locks one submission of a panel has locked all.
 */
@Injectable()
export class Panels {
  constructor(
    private readonly queries: PanelQueries,
    private readonly submissions: SubmissionRepository,
    private readonly reviews: ReviewRepository,
    private readonly versions: ReviewedVersions,
  ) {}

  /** The panel of a submission, the first one first. A submission that no team submitted is alone. */
  of(manager: EntityManager, submission: Submission): Promise<[Submission, ...Submission[]]> {
    return this.queries.of(manager, submission);
  }

  /** The submissions of a panel, without those of members who withdrew. */
  withId(manager: EntityManager, panelId: string): Promise<Submission[]> {
    return this.queries.withId(manager, panelId);
  }

  /** The details of the team, on all but the first of its panel; null where everything is scored on the submission itself. */
  async scoredFor(manager: EntityManager, submission: Submission): Promise<ScoredFor | null> {
    if (submission.panelId === null) return null;
    const [lead] = await this.of(manager, submission);
    if (lead.id === submission.id) return null;
    const { content } = await this.versions.of(manager, submission);
    return { lead, details: teamDetailsOf(content).filter((id) => submission.scope.includes(id)) };
  }

  /** The panel of a submission in the numbers by which reviewers talk about it, and what is scored on the first. */
  async numbersOf(manager: EntityManager, submissionId: string): Promise<PanelNumbers> {
    const submission = await this.submissions.find(manager, submissionId);
    const scored = await this.scoredFor(manager, submission);
    if (submission.panelId === null) return { all: [], scoredOn: null, details: [] };
    const ids = (await this.of(manager, submission)).map(({ id }) => id);
    const rows = await manager.query<{ number: number }[]>(
      `SELECT number FROM ${submissionsSql} AS submission WHERE id = ANY ($1) ORDER BY id`,
      [ids],
    );
    const all = rows.map(({ number }) => number);
    return { all, scoredOn: all[0] ?? null, details: scored?.details ?? [] };
  }

  /** The reviews that this reviewer has of the other submissions of the panel, in the same slot. */
  async beside(tx: Tx, submission: Submission, { slot, reviewerId }: Review): Promise<PlacedReview[]> {
    const found: PlacedReview[] = [];
    for (const other of await this.of(tx, submission)) {
      if (other.id === submission.id) continue;
      const held = (await this.reviews.holding(tx, other.id)).find((one) => one.slot === slot);
      if (held?.reviewerId === reviewerId)
        found.push({ review: await this.reviews.lock(tx, held.id), submission: other });
    }
    return found;
  }
}
