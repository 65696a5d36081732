import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import { Clock } from '#kernel';
import type { PersonActor } from '../access/permissions.policy.js';
import { AccountRepository } from '../auth/account.repository.js';
import { PasswordProof } from '../password/password-proof.js';
import { PersonQueries } from '../read/person.queries.js';
import { identityEvents } from '../events.js';

interface Remove {
  actor: PersonActor;
  password: string;
}

/**
 * Removes the actor's second factor. Roles that require one are withheld from then on.
 * @throws DomainError `password.wrong`, `request.too-many`.
 */
@Injectable()
export class RemoveSecondFactor {
  constructor(
    private readonly transactor: Transactor,
    private readonly people: PersonQueries,
    private readonly accounts: AccountRepository,
    private readonly proof: PasswordProof,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run({ actor, password }: Remove): Promise<void> {
    const person = await this.people.byId(actor.id);
    await this.proof.require(person, password, '/password');
    await this.transactor.run(async (tx) => {
      await this.accounts.removeSecondFactor(tx, person.userId!, this.clock.now());
      await this.outbox.append(
        tx,
        identityEvents['person.second-factor-removed']({ subjectId: actor.id, actorId: actor.id }),
      );
    });
  }
}
