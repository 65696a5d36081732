import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration, secretsOf } from '#config';
import { Clock, DomainError } from '#kernel';

/** What a signed link has in addition to its path. */
export interface LinkSignature {
  /** Unix time in seconds. From then on the link is expired. */
  expires: number | string;
  signature: string;
}

/** Signs links. Anyone with such a link can reach one path for a short time, without signing in. */
@Injectable()
export class SignedLinks {
  private readonly keys: [Buffer, ...Buffer[]];

  constructor(
    @Inject(CONFIGURATION) configuration: Pick<Configuration, 'secret' | 'secretPrevious'>,
    private readonly clock: Clock,
  ) {
    // A key only for links: a forged link must not help to forge anything else.
    const keyOf = (secret: string) => Buffer.from(hkdfSync('sha256', secret, '', 'laurel signed links 1', 32));
    const [current, ...previous] = secretsOf(configuration);
    this.keys = [keyOf(current), ...previous.map(keyOf)];
  }

  /** The path with its signature in the query. It works until `expiresAt`, cut to the second. The path has no query. */
  sign(path: string, expiresAt: Date): string {
    if (!/^\/[^?#]*$/.test(path)) throw new TypeError('Only a path without a query can be signed.');
    const expires = Math.floor(expiresAt.getTime() / 1000);
    return `${path}?expires=${expires}&signature=${signatureOf(this.keys[0], path, expires).toString('base64url')}`;
  }

  /**
   * Accepts a link that `sign` made for this path, until it expires.
   * @throws DomainError `forbidden`, code `link.invalid`; `gone`, code `link.expired`.
   */
  verify(path: string, { expires, signature }: LinkSignature): void {
    const until = Number(expires);
    if (!this.keys.some((key) => isEqual(signature, signatureOf(key, path, until)))) {
      throw new DomainError(
        'forbidden',
        'link.invalid',
        'This link is not valid. Open it again on the page where you found it.',
      );
    }
    if (this.clock.now().getTime() >= until * 1000) {
      throw new DomainError(
        'gone',
        'link.expired',
        'This link has expired. Open it again on the page where you found it.',
      );
    }
  }
}

function signatureOf(key: Buffer, path: string, expires: number): Buffer {
  return createHmac('sha256', key).update(`${expires}\n${path}`).digest();
}

/** The time it takes reveals nothing about a guess except its length. */
function isEqual(signature: string, expected: Buffer): boolean {
  const given = Buffer.from(signature, 'base64url');
  return (
    given.length === expected.length && timingSafeEqual(given, expected) && expected.toString('base64url') === signature
  );
}
