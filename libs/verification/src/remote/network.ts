import { Resolver } from 'node:dns/promises';
import { Injectable } from '@nestjs/common';
import { isPublicAddress } from './public-address.policy.js';

/** The part of the network that Laurel visits when a stranger names an address. */
export abstract class Network {
  /** The time limit for all reading of one verification, in milliseconds. */
  abstract readonly timeLimitMs: number;
  /** The trusted certificates, in PEM; Node's own authorities when absent. */
  readonly authorities?: string;
  /** All current addresses of a name; an empty list when it has none. */
  abstract addressesOf(host: string, signal: AbortSignal): Promise<string[]>;
  abstract admitsAddress(address: string): boolean;
  abstract admitsPort(port: number): boolean;
}

/** The public internet, by https on its usual port. */
@Injectable()
export class PublicInternet extends Network {
  readonly timeLimitMs = 10_000;

  /**
   * Asks the name servers directly. The system resolver would also read /etc/hosts, and would occupy one of the few
   * threads that read files.
   */
  async addressesOf(host: string, signal: AbortSignal): Promise<string[]> {
    const resolver = new Resolver({ timeout: 2_000, tries: 2 });
    const cancel = () => resolver.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
      return found.flatMap((family) => (family.status === 'fulfilled' ? family.value : []));
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  admitsAddress(address: string): boolean {
    return isPublicAddress(address);
  }

  admitsPort(port: number): boolean {
    return port === 443;
  }
}
