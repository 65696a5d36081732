import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DatabaseClock, Transactor } from '#database';
import { AttemptLimits } from '../attempt-limits/attempt-limits.js';
import { attemptOfLink } from '../attempt-limits/attempt-limit.policy.js';
import { InvitationQueries, type OpenedInvitation } from './invitation.queries.js';
import { InvitationRepository } from './invitation.repository.js';

interface Read {
  /** From the mailed link. */
  token: string;
  /** The internet address of the request. Guesses are counted by it. */
  address: string;
}

/**
 * Returns the open invitation behind a mailed link. Unknown tokens count as guesses.
 * @throws DomainError `invitation.not-found`; `invitation.closed` (410) once accepted, revoked or expired;
 * `request.too-many`.
 */
@Injectable()
export class ReadInvitation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly invitations: InvitationRepository,
    private readonly queries: InvitationQueries,
    private readonly limits: AttemptLimits,
    private readonly clock: DatabaseClock,
  ) {}

  async run({ token, address }: Read): Promise<OpenedInvitation> {
    const known = await this.invitations.knows(this.dataSource.manager, token);
    const attempt = attemptOfLink({ token, known, address });
    await this.limits.take(attempt);
    const { id } = await this.transactor.run(async (tx) =>
      this.invitations.lockOpen(tx, token, await this.clock.now(tx)),
    );
    await this.limits.uncount(attempt);
    return this.queries.opened(id);
  }
}
