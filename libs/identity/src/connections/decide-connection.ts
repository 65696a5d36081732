import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
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
    await this.transactor.run((tx) =>
      this.outbox.append(tx, decided({ subjectId: actor.id, actorId: actor.id, payload: { clientId, name, scopes } })),
    );
    return url;
  }
}
