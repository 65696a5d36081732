import { Resolver } from 'node:dns/promises';
import { Injectable } from '@nestjs/common';
import { isPublicAddress } from './public-address.policy.js';

/** Which part of the network Laurel goes to on a stranger's word. */
export abstract class Network {
  /** How long everything may take that one verification reads, in milliseconds. */
  abstract readonly timeLimitMs: number;
  /** What certificates are trusted, in PEM; Node's own authorities where it is left out. */
  readonly authorities?: string;
  /** Every address that a name has now; none where it has none. */
  abstract addressesOf(host: string, signal: AbortSignal): Promise<string[]>;
  abstract admitsAddress(address: string): boolean;
  abstract admitsPort(port: number): boolean;
}

/** The public internet by https at its usual port, and nothing that is nearer. */
@Injectable()
export class PublicInternet extends Network {
  readonly timeLimitMs = 10_000;

  /** Asks the name servers directly: the system's way would also read /etc/hosts, and takes one of the few threads that files are read by. */
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
