import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import { Clock, notFound } from '#kernel';
import type { PersonActor } from '../access/permissions.policy.js';
import { ClientRepository } from './client.repository.js';
import { identityEvents } from '../events.js';

interface Revoke {
  actor: PersonActor;
  programId: string;
  clientId: string;
}

/**
 * Revokes a system of the program: its tokens stop working with the next request, and it gets no new ones.
 * @throws DomainError `client.not-found`
 */
@Injectable()
export class RevokeClient {
  constructor(
    private readonly transactor: Transactor,
    private readonly clients: ClientRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run({ actor, programId, clientId }: Revoke): Promise<void> {
    await this.transactor.run(async (tx) => {
      if (!(await this.clients.revoke(tx, { programId, clientId }, this.clock.now()))) throw notFound('client');
      await this.outbox.append(tx, identityEvents['client.revoked']({ subjectId: clientId, actorId: actor.id }));
    });
  }
}
