import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import { notFound } from '#kernel';
import type { PersonActor } from '../access/permissions.policy.js';
import { identityEvents } from '../events.js';

interface Withdraw {
  /** The holder. */
  actor: PersonActor;
  clientId: string;
}

/**
 * Disconnects a backpack at once: deletes its consent and all its tokens for this holder.
 * @throws DomainError `connection.not-found`
 */
@Injectable()
export class WithdrawConnection {
  constructor(
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
  ) {}

  async run({ actor, clientId }: Withdraw): Promise<void> {
    const personId = actor.id;
    await this.transactor.run(async (tx) => {
      const theirs = `"clientId" = $1 AND "userId" = (SELECT user_id FROM person WHERE id = $2::uuid)`;
      const [, taken] = await tx.query<[unknown[], number]>(
        `DELETE FROM auth."oauthConsent" WHERE ${theirs} AND coalesce(person_id, $2) = $2`,
        [clientId, personId],
      );
      if (taken === 0) throw notFound('connection');
      for (const table of ['oauthAccessToken', 'oauthRefreshToken'])
        await tx.query(`DELETE FROM auth."${table}" WHERE ${theirs}`, [clientId, personId]);
      await this.outbox.append(
        tx,
        identityEvents['backpack.disconnected']({ subjectId: personId, actorId: personId, payload: { clientId } }),
      );
    });
  }
}
