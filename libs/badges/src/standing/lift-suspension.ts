import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import { Award } from '../award.entity.js';
import { AwardStanding } from './award-standing.js';
import type { StandingChange } from './standing-change.js';

/**
 * Ends a suspension: the same credential is valid again.
 * @throws DomainError `award.not-found`; `award.transition` (409) unless it is suspended; `award.follows-its-parts`
 * (409).
 */
@Injectable()
export class LiftSuspension {
  constructor(
    private readonly transactor: Transactor,
    private readonly standing: AwardStanding,
  ) {}

  run(change: StandingChange): Promise<Award> {
    return this.transactor.run((tx) => this.standing.change(tx, { ...change, command: 'lift' }));
  }
}
