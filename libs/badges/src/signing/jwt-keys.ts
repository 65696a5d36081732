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
  /** The address at which this key answers, by itself. */
  kid: string;
}

export interface OpenJwtKey {
  id: string;
  kid: string;
  privateKey: KeyObject;
}

const modulusLength = 2048;

/** The issuer's keys for JWTs (RS256): what stands in the JWKS. */
@Injectable()
export class JwtKeys {
  private readonly opened = new Map<string, OpenJwtKey>();

  constructor(
    private readonly store: KeyStore,
    private readonly addresses: Addresses,
  ) {}

  /**
   * The key that signs now; made at first use, once, however many ask at the same time.
   * @throws ConfigurationError when SECRET is not the one under which it was encrypted.
   */
  async inUse(): Promise<OpenJwtKey> {
    return this.open((await this.store.inUse('RS256')) ?? (await this.store.first('RS256', await freshKey())));
  }

  /**
   * Makes the next key, which is published at once and takes over from the one in use at an instant; the very first signs at once.
   * @throws DomainError `signing-key.rotation-under-way` while the latest key does not sign yet.
   */
  async replace(tx: Tx, signsFrom: Date): Promise<SigningKey> {
    return this.store.next(tx, 'RS256', await freshKey(), signsFrom);
  }

  /** Every key that ever signed, and the next, as a JWKS. */
  async jwks(): Promise<{ keys: PublicJwk[] }> {
    return { keys: (await this.store.all('RS256')).map((key) => this.publicJwk(key)) };
  }

  /** One key, by what its `kid` ends with. @throws DomainError `key.not-found` */
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
