import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import { Award } from '../award.entity.js';
import { AwardRepository } from '../award.repository.js';
import type { StandingChange } from './standing-change.js';

/**
 * Withholds a badge for a time: its credential counts as suspended wherever it is checked, until the suspension is lifted.
 * @throws DomainError `award.not-found`; `award.transition` (409) in any state that does not allow it.
 */
@Injectable()
export class SuspendAward {
  constructor(
    private readonly transactor: Transactor,
    private readonly awards: AwardRepository,
  ) {}

  run(change: StandingChange): Promise<Award> {
    return this.transactor.run((tx) => this.awards.move(tx, { ...change, command: 'suspend' }));
  }
}
