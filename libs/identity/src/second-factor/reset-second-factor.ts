import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import { Clock } from '#kernel';
import type { PersonActor } from '../access/permissions.policy.js';
import { AccountRepository } from '../auth/account.repository.js';
import { PersonQueries } from '../read/person.queries.js';
import { identityEvents } from '../events.js';

interface Reset {
  /** The administrator who verified that this person asks. */
  actor: PersonActor;
  personId: string;
}

/**
 * Removes the second factor of someone who lost the app and the backup codes. Their sessions end.
 * @throws DomainError `person.not-found`
 */
@Injectable()
export class ResetSecondFactor {
  constructor(
    private readonly transactor: Transactor,
    private readonly people: PersonQueries,
    private readonly accounts: AccountRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run({ actor, personId }: Reset): Promise<void> {
    await this.transactor.run(async (tx) => {
      const { userId } = await this.people.byId(personId, tx);
      if (userId === null) return;
      await this.accounts.removeSecondFactor(tx, userId, this.clock.now());
      await this.accounts.endSessions(tx, userId);
      await this.outbox.append(
        tx,
        identityEvents['person.second-factor-removed']({ subjectId: personId, actorId: actor.id }),
      );
    });
  }
}
