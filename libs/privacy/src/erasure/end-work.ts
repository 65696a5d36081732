import { Injectable } from '@nestjs/common';
import { AwardQueries, RevokeAward } from '#badges';
import { DeactivatePerson } from '#identity';
import { enrollmentLifecycle, EnrollmentQueries, WithdrawEnrollment } from '#pilots';
import type { Erasure } from './erasure.entity.js';

const reason = 'The person asked to be erased.';

/** Ends what a person takes part in, before the erasure: so nobody waits for them, and nobody writes about them any more. */
@Injectable()
export class EndWork {
  constructor(
    private readonly deactivate: DeactivatePerson,
    private readonly enrollments: EnrollmentQueries,
    private readonly withdraw: WithdrawEnrollment,
    private readonly awards: AwardQueries,
    private readonly revoke: RevokeAward,
  ) {}

  async account({ personId, confirmedBy }: Erasure): Promise<void> {
    await this.deactivate.run({ actor: { id: confirmedBy! }, personId });
  }

  async ownEnrollments({ personId, confirmedBy }: Erasure): Promise<void> {
    const actor = { kind: 'person', id: confirmedBy!, roles: ['administrator'] } as const;
    const { items } = await this.enrollments.own(personId, { limit: 1000 });
    for (const { id, state } of items)
      if (enrollmentLifecycle.allows(state, 'withdraw')) await this.withdraw.run({ actor, enrollmentId: id, reason });
  }

  async badges({ personId, confirmedBy, badges }: Erasure): Promise<void> {
    if (badges === 'keep') return;
    const { items } = await this.awards.page({ personId, limit: 1000 });
    for (const award of items)
      if (award.state !== 'revoked') await this.revoke.run({ actor: { id: confirmedBy! }, awardId: award.id, reason });
  }
}
