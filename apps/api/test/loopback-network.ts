import { readFileSync } from 'node:fs';
import { isPublicAddress, Network } from '#verification';

interface Reach {
  /** A file (PEM) with the certificate of the server on this machine. */
  certificateFile: string;
  /** What other names resolve to. */
  names?: Record<string, string[]>;
  timeLimitMs?: number;
}

const loopback = new Set(['127.0.0.1', '::1']);

/**
 * A network in which `localhost` counts as public, along with the hosts that really are. Tests use it instead of the
 * internet.
 */
export function loopbackNetwork({
  certificateFile,
  names = {},
  timeLimitMs = 60_000,
}: Reach): Network & { timeLimitMs: number } {
  const known = new Map(Object.entries({ localhost: [...loopback], ...names }));
  return {
    timeLimitMs,
    authorities: readFileSync(certificateFile, 'utf8'),
    addressesOf: async (host) => known.get(host) ?? [],
    admitsAddress: (address) => loopback.has(address) || isPublicAddress(address),
    admitsPort: () => true,
  };
}

/** A network without any hosts. */
export const nowhere: Network = {
  timeLimitMs: 60_000,
  addressesOf: async () => [],
  admitsAddress: () => false,
  admitsPort: () => false,
};
