import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { PersonActor } from '../access/permissions.policy.js';
import { identityEvents } from '../events.js';
import { AuthorizationEndpoint } from '../oauth/authorization-endpoint.js';
import { ConnectionQueries } from './connection.queries.js';

interface Decide {
  /** The holder. */
  actor: PersonActor;
  /** What better-auth signed when the backpack sent the holder here; it holds for ten minutes. */
  request: string;
  allow: boolean;
  /** The `Cookie` header of the holder's browser. */
  cookie: string | undefined;
}

/**
 * Lets the backpack in, or not; either way the browser goes back to it, at the address that this gives.
 * @throws DomainError `connection.request` (422) for what is no request; `connection.expired` (410) once its ten minutes are over.
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
