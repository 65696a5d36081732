import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { AssignmentPlan, PlannedAssignment } from '#contracts';
import { Reviewers } from '../assignment/reviewers.js';
import { ReadingAccess } from '../reading/reading-access.js';
import { OversightQueries } from './oversight.queries.js';

type Planned = z.input<typeof PlannedAssignment>;

/** The most submissions in one plan. The others come with the next. */
const most = 100;

/**
 * Who could review each submission that waits for reviewers or a third reviewer: those with the fewest reviews and
 * without a conflict (rule 29). Changes nothing. Leaves out the submissions that the reader must not learn of, and never
 * plans the readers themselves, who see here who the candidate is (rule 27).
 */
@Injectable()
export class AssignmentPlanQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly oversight: OversightQueries,
    private readonly reviewers: Reviewers,
    private readonly access: ReadingAccess,
  ) {}

  async for(reader: { id: string; programId: string }): Promise<z.input<typeof AssignmentPlan>> {
    const { programId } = reader;
    const hidden = await this.access.hiddenFrom(reader);
    const thirds = await this.oversight.inReview({ programId, only: 'adjudicator', hidden, limit: most });
    const firsts = await this.oversight.inReview({ programId, only: 'reviewers', hidden, limit: most });
    const waiting = onePerPanel([...thirds.items, ...firsts.items]);
    const planned = new Map<string, number>();
    const items: Planned[] = [];
    for (const {
      submissionId,
      submissionNumber,
      candidate,
      microCredential,
      attempt,
      sealedAt,
      needs,
      reviews,
    } of waiting.slice(0, most)) {
      const kind = needs.includes('adjudicator') ? 'adjudication' : 'independent';
      const count = kind === 'adjudication' ? 1 : 2 - reviews.filter((review) => review.kind === 'independent').length;
      const chosen = await this.reviewers.withFewest(
        this.dataSource.manager,
        { id: submissionId },
        { count, planned, without: [reader.id] },
      );
      for (const { reviewerId } of chosen) planned.set(reviewerId, (planned.get(reviewerId) ?? 0) + 1);
      items.push({
        submissionId,
        submissionNumber,
        candidate,
        microCredential,
        attempt,
        sealedAt,
        kind,
        count,
        reviewers: chosen.map(({ reviewerId, name, inHand }) => ({ id: reviewerId, name, inHand })),
      });
    }
    return {
      items,
      more: waiting.length > most || thirds.nextCursor !== null || firsts.nextCursor !== null,
    };
  }
}

/** Who reviews one submission of a team gets all (rule 48). */
function onePerPanel<Waiting extends { panelId: string | null }>(waiting: readonly Waiting[]): Waiting[] {
  const panels = waiting.map(({ panelId }) => panelId);
  return waiting.filter(({ panelId }, index) => panelId === null || panels.indexOf(panelId) === index);
}
