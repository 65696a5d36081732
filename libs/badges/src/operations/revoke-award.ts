import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import { Award } from '../award.entity.js';
import { AwardRepository } from '../award.repository.js';
import type { StandingChange } from './standing-change.js';

/**
 * Withdraws a badge for good: its credential never holds again; reinstating gives the award another.
 * @throws DomainError `award.not-found`; `award.transition` (409) in any state that does not allow it.
 */
@Injectable()
export class RevokeAward {
  constructor(
    private readonly transactor: Transactor,
    private readonly awards: AwardRepository,
  ) {}

  run(change: StandingChange): Promise<Award> {
    return this.transactor.run((tx) => this.awards.move(tx, { ...change, command: 'revoke' }));
  }
}
