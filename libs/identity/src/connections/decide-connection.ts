import { Injectable } from '@nestjs/common';
import { Outbox, Transactor, type Tx } from '#database';
import type { PersonActor } from '../access/permissions.policy.js';
import { identityEvents } from '../events.js';
import { AuthorizationEndpoint } from '../authorization/authorization-endpoint.js';
import { ConnectionQueries } from './connection.queries.js';

interface Decide {
  /** The holder. */
  actor: PersonActor;
  /** The request that better-auth signed when the backpack sent the holder here. It expires after ten minutes. */
  request: string;
  allow: boolean;
  /** The `Cookie` header of the holder's browser. */
  cookie: string | undefined;
}

/**
 * Connects the backpack, or refuses it. Either way the browser returns to the backpack, at the address that this
 * returns.
 * @throws DomainError `connection.request` (422) when it is not a valid request; `connection.expired` (410) after ten
 * minutes.
 */
@Injectable()
export class DecideConnection {
  constructor(
    private readonly connections: ConnectionQueries,
    private readonly endpoint: AuthorizationEndpoint,
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
  ) {}

  async run({ actor, request, allow, cookie }: Decide): Promise<string> {
    const { clientId, name, scopes } = await this.connections.request(request);
    const url = await this.endpoint.answer({ request, allow, cookie });
    const decided = identityEvents[allow ? 'backpack.connected' : 'backpack.refused'];
    await this.transactor.run(async (tx) => {
      if (allow) await this.noteWhose(tx, actor.id, clientId);
      await this.outbox.append(
        tx,
        decided({ subjectId: actor.id, actorId: actor.id, payload: { clientId, name, scopes } }),
      );
    });
    return url;
  }

  /** The backpack gets the badges of the program in which its holder connected it last. */
  private async noteWhose(tx: Tx, personId: string, clientId: string): Promise<void> {
    await tx.query(
      `UPDATE auth."oauthConsent" SET person_id = $1 WHERE "clientId" = $2 AND "userId" = (SELECT user_id FROM person WHERE id = $1)`,
      [personId, clientId],
    );
  }
}
