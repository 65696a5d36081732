import { createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Tx } from '#database';
import { notFound } from '#kernel';
import { Addresses } from '../addresses.policy.js';
import type { SigningKey } from './signing-key.entity.js';
import { type FreshKey, KeyStore } from './key-store.js';
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

/** The issuer's keys for JWTs (RS256), as the JWKS lists them. */
@Injectable()
export class JwtKeys {
  private readonly opened = new Map<string, OpenJwtKey>();

  constructor(
    private readonly store: KeyStore,
    private readonly addresses: Addresses,
  ) {}

  /**
   * The key that signs now. The first request makes it, once, even when many ask at the same time.
   * @throws ConfigurationError when SECRET is not the one that encrypted it.
   */
  async inUse(): Promise<OpenJwtKey> {
    return this.open((await this.store.inUse('RS256')) ?? (await this.store.first('RS256', await freshKey())));
  }

  /**
   * Makes and publishes the next key. It takes over from the current one at the given instant; the very first key signs
   * at once.
   * @throws DomainError `signing-key.rotation-under-way` while the latest key does not sign yet.
   */
  async replace(tx: Tx, signsFrom: Date): Promise<SigningKey> {
    return this.store.next(tx, 'RS256', await freshKey(), signsFrom);
  }

  /** Every key that has signed, and the next one, as a JWKS. */
  async jwks(): Promise<{ keys: PublicJwk[] }> {
    return { keys: (await this.store.all('RS256')).map((key) => this.publicJwk(key)) };
  }

  /** One key, by the end of its `kid`. @throws DomainError `key.not-found` */
  async jwk(thumbprint: string): Promise<PublicJwk> {
    const key = (await this.store.all('RS256')).find(({ publicKey }) => thumbprintOf(publicKey) === thumbprint);
    if (key === undefined) throw notFound('key');
    return this.publicJwk(key);
  }

  private publicJwk({ publicKey }: SigningKey): PublicJwk {
    return {
      ...(JSON.parse(publicKey) as Pick<PublicJwk, 'kty' | 'n' | 'e'>),
      alg: 'RS256',
      use: 'sig',
      kid: this.addresses.jwk(thumbprintOf(publicKey)),
    };
  }

  private open(stored: SigningKey): OpenJwtKey {
    const known = this.opened.get(stored.id);
    if (known !== undefined) return known;
    const key = {
      id: stored.id,
      kid: this.addresses.jwk(thumbprintOf(stored.publicKey)),
      privateKey: createPrivateKey(this.store.secretOf(stored)),
    };
    this.opened.set(stored.id, key);
    return key;
  }
}

async function freshKey(): Promise<FreshKey> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength });
  const { e, kty, n } = publicKey.export({ format: 'jwk' });
  return {
    publicKey: JSON.stringify({ e, kty, n }),
    secret: privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
  };
}
