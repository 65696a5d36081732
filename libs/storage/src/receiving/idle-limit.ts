import type { IncomingMessage } from 'node:http';

const idleLimitMs = 2 * 60 * 1000;

/**
 * Ends a request after two minutes without a byte: the sender is gone. While bytes come, however slowly, an upload may
 * take as long as the server allows for a request.
 */
export function giveUpWhenIdle(request: IncomingMessage): void {
  request.setTimeout(idleLimitMs);
}
