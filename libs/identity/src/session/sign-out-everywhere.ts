import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { PersonActor } from '../access/permissions.policy.js';
import { AccountRepository } from '../auth/account.repository.js';
import { PersonQueries } from '../read/person.queries.js';
import { identityEvents } from '../events.js';

/** Ends every session of the actor, on every device, including this one. */
@Injectable()
export class SignOutEverywhere {
  constructor(
    private readonly transactor: Transactor,
    private readonly accounts: AccountRepository,
    private readonly people: PersonQueries,
    private readonly outbox: Outbox,
  ) {}

  async run({ actor }: { actor: PersonActor }): Promise<void> {
    await this.transactor.run(async (tx) => {
      const person = await this.people.byId(actor.id, tx);
      if (person.userId !== null) await this.accounts.endSessions(tx, person.userId);
      await this.outbox.append(
        tx,
        identityEvents['person.signed-out-everywhere']({ subjectId: actor.id, actorId: actor.id }),
      );
    });
  }
}
