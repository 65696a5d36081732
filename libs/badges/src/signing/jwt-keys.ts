import { createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Tx } from '#database';
import { notFound } from '#kernel';
import type { IssuerAddresses } from '../issuer/issuer-addresses.policy.js';
import type { SigningKey } from './signing-key.entity.js';
import { type FreshKey, type KeyKind, KeyStore } from './key-store.js';
import type { KeyOwner } from './signing-keys.js';
import { thumbprintOf } from './thumbprint.js';

/** A public RSA key as it is published (RFC 7517). */
export interface PublicJwk {
  kty: 'RSA';
  n: string;
  e: string;
  alg: 'RS256';
  use: 'sig';
  /** The address of this key alone. */
  kid: string;
}

export interface OpenJwtKey {
  id: string;
  kid: string;
  privateKey: KeyObject;
}

const modulusLength = 2048;

const algorithm = 'RS256';

/** The issuers' keys for JWTs (RS256), as each JWKS lists them. */
@Injectable()
export class JwtKeys {
  private readonly opened = new Map<string, OpenJwtKey>();

  constructor(private readonly store: KeyStore) {}

  /**
   * The key that signs for the issuer now. The first request makes it, once, even when many ask at the same time.
   * @throws ConfigurationError when SECRET is not the one that encrypted it.
   */
  async inUse({ programId, addresses }: KeyOwner): Promise<OpenJwtKey> {
    const kind: KeyKind = { programId, algorithm };
    return this.open((await this.store.inUse(kind)) ?? (await this.store.first(kind, await freshKey())), addresses);
  }

  /**
   * Makes and publishes the next key. It takes over from the current one at the given instant; the very first key signs
   * at once.
   * @throws DomainError `signing-key.rotation-under-way` while the latest key does not sign yet.
   */
  async replace(tx: Tx, programId: string, signsFrom: Date): Promise<SigningKey> {
    return this.store.next(tx, { programId, algorithm }, await freshKey(), signsFrom);
  }

  /** Every key of the issuer that has signed, and the next one, as a JWKS. */
  async jwks({ programId, addresses }: KeyOwner): Promise<{ keys: PublicJwk[] }> {
    return { keys: (await this.store.all({ programId, algorithm })).map((key) => publicJwk(key, addresses)) };
  }

  /** One key of the issuer, by the end of its `kid`. @throws DomainError `key.not-found` */
  async jwk({ programId, addresses }: KeyOwner, thumbprint: string): Promise<PublicJwk> {
    const keys = await this.store.all({ programId, algorithm });
    const key = keys.find(({ publicKey }) => thumbprintOf(publicKey) === thumbprint);
    if (key === undefined) throw notFound('key');
    return publicJwk(key, addresses);
  }

  private open(stored: SigningKey, issuer: IssuerAddresses): OpenJwtKey {
    const known = this.opened.get(stored.id);
    if (known !== undefined) return known;
    const key = {
      id: stored.id,
      kid: issuer.jwk(thumbprintOf(stored.publicKey)),
      privateKey: createPrivateKey(this.store.secretOf(stored)),
    };
    this.opened.set(stored.id, key);
    return key;
  }
}

function publicJwk({ publicKey }: SigningKey, issuer: IssuerAddresses): PublicJwk {
  return {
    ...(JSON.parse(publicKey) as Pick<PublicJwk, 'kty' | 'n' | 'e'>),
    alg: 'RS256',
    use: 'sig',
    kid: issuer.jwk(thumbprintOf(publicKey)),
  };
}

async function freshKey(): Promise<FreshKey> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength });
  const { e, kty, n } = publicKey.export({ format: 'jwk' });
  return {
    publicKey: JSON.stringify({ e, kty, n }),
    secret: privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
  };
}
