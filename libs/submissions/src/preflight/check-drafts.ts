import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RunPreflight } from './run-preflight.js';

/** So many drafts are checked before the sweep looks again. */
const atOnce = 20;

/**
 * Checks the drafts that changed since their last preflight, those that wait longest first.
 * @returns how many were checked.
 */
@Injectable()
export class CheckDrafts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly preflight: RunPreflight,
  ) {}

  async run(): Promise<number> {
    const drafts = await this.dataSource.query<{ id: string }[]>(
      `SELECT submission.id FROM submission LEFT JOIN preflight ON preflight.submission_id = submission.id
        WHERE submission.state = 'draft' AND preflight.revision IS DISTINCT FROM submission.revision
        ORDER BY preflight.ran_at NULLS FIRST LIMIT ${atOnce}`,
    );
    for (const { id } of drafts) await this.preflight.run({ submissionId: id });
    return drafts.length;
  }
}
