import type { IncomingMessage } from 'node:http';

const idleLimitMs = 2 * 60 * 1000;

/**
 * Cuts a request off on whose connection nothing has moved for two minutes: its sender is gone without a word. While
 * bytes come, however slowly, an upload may take as long as the server lets a request take.
 */
export function giveUpWhenIdle(request: IncomingMessage): void {
  request.setTimeout(idleLimitMs);
}
