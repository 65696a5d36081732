import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import { Award } from '../award.entity.js';
import { AwardStanding } from './award-standing.js';
import type { StandingChange } from './standing-change.js';

/**
 * Withdraws a badge for good: its credential is never valid again. Reinstating issues another.
 * @throws DomainError `award.not-found`; `award.transition` (409) when it is revoked already; `award.follows-its-parts`
 * (409).
 */
@Injectable()
export class RevokeAward {
  constructor(
    private readonly transactor: Transactor,
    private readonly standing: AwardStanding,
  ) {}

  run(change: StandingChange): Promise<Award> {
    return this.transactor.run((tx) => this.standing.change(tx, { ...change, command: 'revoke' }));
  }
}
