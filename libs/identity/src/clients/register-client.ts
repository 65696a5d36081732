import { createPublicKey, type JsonWebKey, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import { Clock, DomainError, Ids } from '#kernel';
import type { PersonActor } from '../access/permissions.policy.js';
import { ClientRepository } from './client.repository.js';
import type { ClientScope } from '../vocabulary.js';
import { tokenHash } from '../auth/mailed-token.js';
import { identityEvents } from '../events.js';

interface Registration {
  actor: PersonActor;
  /** The program that it may read and write. */
  programId: string;
  name: string;
  scopes: ClientScope[];
  /** The keys with which the client signs its assertions (`private_key_jwt`). A client with keys has no secret. */
  publicKeys?: JsonWebKey[];
}

/**
 * Registers a system that uses the API with OAuth 2.0 client credentials. The secret is returned once and never again.
 * @throws DomainError `client.public-key` when a key is not a public key.
 */
@Injectable()
export class RegisterClient {
  constructor(
    private readonly transactor: Transactor,
    private readonly clients: ClientRepository,
    private readonly outbox: Outbox,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async run({
    actor,
    programId,
    name,
    scopes,
    publicKeys,
  }: Registration): Promise<{ clientId: string; clientSecret: string | null }> {
    publicKeys?.forEach(requirePublicKey);
    const clientId = this.ids.next();
    const clientSecret = publicKeys === undefined ? randomBytes(32).toString('base64url') : null;
    await this.transactor.run(async (tx) => {
      const secretHash = clientSecret === null ? null : tokenHash(clientSecret);
      await this.clients.insert(tx, {
        id: clientId,
        programId,
        name,
        scopes: [...new Set(scopes)],
        secretHash,
        publicKeys: publicKeys ?? null,
        at: this.clock.now(),
      });
      await this.outbox.append(
        tx,
        identityEvents['client.registered']({ subjectId: clientId, actorId: actor.id, payload: { name, scopes } }),
      );
    });
    return { clientId, clientSecret };
  }
}

function requirePublicKey(key: JsonWebKey, index: number): void {
  try {
    if (
      key.d === undefined &&
      key.k === undefined &&
      createPublicKey({ key, format: 'jwk' }).asymmetricKeyType !== undefined
    )
      return;
  } catch {
    // refused below
  }
  throw new DomainError('invalid', 'client.public-key', 'This is not a public key.', {
    errors: [
      {
        pointer: `/publicKeys/${index}`,
        detail: 'A public JSON Web Key (RFC 7517): RSA, EC or OKP, without its private part.',
      },
    ],
  });
}
