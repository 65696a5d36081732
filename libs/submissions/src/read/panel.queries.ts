import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { enrollmentsSql } from '#pilots';
import { Submission } from '../submission.entity.js';

/** The submissions that a team sealed together (rule 48). The same reviewers get all of them. */
@Injectable()
export class PanelQueries {
  /**
   * The panel of a submission in the order of the ids, without those of members who have withdrawn since. A submission
   * that nobody sealed with it is alone, and so is one that was withdrawn.
   */
  async of(manager: EntityManager, submission: Submission): Promise<[Submission, ...Submission[]]> {
    if (submission.panelId === null) return [submission];
    const panel = await this.withId(manager, submission.panelId);
    const [first, ...others] = panel;
    return first !== undefined && panel.some(({ id }) => id === submission.id) ? [first, ...others] : [submission];
  }

  /** The submissions of a panel in the order of their ids, without those of members who have withdrawn. */
  withId(manager: EntityManager, panelId: string): Promise<Submission[]> {
    return manager
      .createQueryBuilder(Submission, 'submission')
      .innerJoin(enrollmentsSql, 'enrollment', 'enrollment.id = submission.enrollment_id')
      .where(`submission.panelId = :panelId AND enrollment.state <> 'withdrawn'`, { panelId })
      .orderBy('submission.id')
      .getMany();
  }
}
