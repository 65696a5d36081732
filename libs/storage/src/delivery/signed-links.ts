import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#config';
import { Clock, DomainError } from '#kernel';

/** What a signed link carries beside its path. */
export interface LinkSignature {
  /** Unix time in seconds from which on the link is no longer good. */
  expires: number | string;
  signature: string;
}

/** Makes links that let their bearer reach one path for a short time, without signing in. */
@Injectable()
export class SignedLinks {
  private readonly key: Buffer;

  constructor(
    @Inject(CONFIGURATION) configuration: Pick<Configuration, 'secret'>,
    private readonly clock: Clock,
  ) {
    // A key for this purpose alone: who could forge a link must not be able to forge anything else.
    this.key = Buffer.from(hkdfSync('sha256', configuration.secret, '', 'laurel signed links 1', 32));
  }

  /** The path with its signature in the query. It is good until `expiresAt`, cut to the second. The path has no query of its own. */
  sign(path: string, expiresAt: Date): string {
    if (!/^\/[^?#]*$/.test(path)) throw new TypeError('Only a path without a query can be signed.');
    const expires = Math.floor(expiresAt.getTime() / 1000);
    return `${path}?expires=${expires}&signature=${this.signatureOf(path, expires).toString('base64url')}`;
  }

  /**
   * Lets a link pass that `sign` made for this very path, before it expires.
   * @throws DomainError `forbidden`, code `link.invalid`; `gone`, code `link.expired`.
   */
  verify(path: string, { expires, signature }: LinkSignature): void {
    const until = Number(expires);
    const given = Buffer.from(signature, 'base64url');
    const expected = this.signatureOf(path, until);
    // Length apart, the time taken tells nothing of how much of a guess was right.
    if (
      given.length !== expected.length ||
      !timingSafeEqual(given, expected) ||
      expected.toString('base64url') !== signature
    ) {
      throw new DomainError(
        'forbidden',
        'link.invalid',
        'This link was not made here, or was changed. Ask for a new one where you found it.',
      );
    }
    if (this.clock.now().getTime() >= until * 1000) {
      throw new DomainError('gone', 'link.expired', 'This link has expired. Ask for a new one where you found it.');
    }
  }

  private signatureOf(path: string, expires: number): Buffer {
    return createHmac('sha256', this.key).update(`${expires}\n${path}`).digest();
  }
}
