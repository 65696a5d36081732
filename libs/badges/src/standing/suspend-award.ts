import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import { Award } from '../award.entity.js';
import { AwardStanding } from './award-standing.js';
import type { StandingChange } from './standing-change.js';

/**
 * Withholds a badge for a time: its credential counts as suspended wherever it is checked, until the suspension is lifted.
 * @throws DomainError `award.not-found`; `award.transition` (409) in any state that does not allow it; `award.follows-its-parts` (409).
 */
@Injectable()
export class SuspendAward {
  constructor(
    private readonly transactor: Transactor,
    private readonly standing: AwardStanding,
  ) {}

  run(change: StandingChange): Promise<Award> {
    return this.transactor.run((tx) => this.standing.change(tx, { ...change, command: 'suspend' }));
  }
}
