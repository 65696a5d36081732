import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import { Clock } from '#kernel';
import type { PersonActor } from '../access/permissions.policy.js';
import { AccountRepository } from '../auth/account.repository.js';
import { requireFitPassword } from './password.policy.js';
import { hashPassword } from './password-hash.js';
import { PasswordProof } from './password-proof.js';
import { PersonQueries } from '../read/person.queries.js';
import { identityEvents } from '../events.js';

interface Change {
  actor: PersonActor;
  /** The token of the current session, which stays open. */
  token: string;
  currentPassword: string;
  newPassword: string;
}

/**
 * Changes the actor's password. Every other session ends.
 * @throws DomainError `password.wrong`, `password.unfit`, `request.too-many`.
 */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly transactor: Transactor,
    private readonly people: PersonQueries,
    private readonly accounts: AccountRepository,
    private readonly proof: PasswordProof,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run({ actor, token, currentPassword, newPassword }: Change): Promise<void> {
    const person = await this.people.byId(actor.id);
    requireFitPassword(newPassword, { email: person.email, pointer: '/newPassword' });
    await this.proof.require(person, currentPassword, '/currentPassword');
    const hash = await hashPassword(newPassword);
    await this.transactor.run(async (tx) => {
      await this.accounts.setPassword(tx, person.userId!, hash, this.clock.now());
      await this.accounts.endSessions(tx, person.userId!, token);
      await this.outbox.append(
        tx,
        identityEvents['person.password-changed']({ subjectId: actor.id, actorId: actor.id }),
      );
    });
  }
}
