import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import { Clock, Ids } from '#kernel';
import { AttemptLimits } from '../attempt-limits/attempt-limits.js';
import { ClientRepository } from '../clients/client.repository.js';
import { addressKey } from '../attempt-limits/attempt-limit.policy.js';
import { type BackpackMetadata, type RegistrationFault, registrationFault } from './backpack.policy.js';
import { backpackScopes } from '../vocabulary.js';
import { tokenHash } from '../auth/mailed-token.js';
import { identityEvents } from '../events.js';

export interface RegisteredBackpack {
  clientId: string;
  /** Returned once and never again; null for a backpack that uses only PKCE. */
  clientSecret: string | null;
  scopes: string[];
  registeredAt: Date;
}

interface Registration {
  metadata: BackpackMetadata;
  /** The internet address of the request. Registrations are counted by it. */
  address: string;
}

/**
 * Registers a backpack that nobody vouches for (RFC 7591). It can ask holders for their badges and nothing else: it
 * never gets the grant or the scopes of systems. A backpack that no holder connects within a day is deleted.
 * @throws DomainError `request.too-many`: ten an hour from one address, a thousand a day in total.
 */
@Injectable()
export class RegisterBackpack {
  constructor(
    private readonly transactor: Transactor,
    private readonly limits: AttemptLimits,
    private readonly clients: ClientRepository,
    private readonly outbox: Outbox,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async run({ metadata, address }: Registration): Promise<RegisteredBackpack | RegistrationFault> {
    await this.limits.take(
      { what: 'client-registration/address', by: addressKey(address) },
      { what: 'client-registration/all', by: 'anyone' },
    );
    const fault = registrationFault(metadata);
    if (fault !== null) return fault;
    const clientId = this.ids.next();
    const clientSecret = metadata.token_endpoint_auth_method === 'none' ? null : randomBytes(32).toString('base64url');
    const asked = metadata.scope.split(' ').filter((scope) => scope !== '');
    const scopes = asked.length === 0 ? [...backpackScopes] : [...new Set(asked)];
    const registeredAt = this.clock.now();
    await this.transactor.run(async (tx) => {
      await this.clients.insertBackpack(tx, {
        id: clientId,
        name: metadata.client_name,
        uri: metadata.client_uri ?? null,
        redirectUris: metadata.redirect_uris,
        scopes,
        secretHash: clientSecret === null ? null : tokenHash(clientSecret),
        at: registeredAt,
      });
      await this.outbox.append(
        tx,
        identityEvents['backpack.registered']({
          subjectId: clientId,
          actorId: null,
          payload: { name: metadata.client_name, redirectUris: metadata.redirect_uris },
        }),
      );
    });
    return { clientId, clientSecret, scopes, registeredAt };
  }
}
