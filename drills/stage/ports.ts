import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections, which could take a port before it is opened. */
const range = { from: 20_000, to: 30_000 };
const given = new Set<number>();

/** A port of 127.0.0.1 that nobody uses, and that is given once. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = range.from + Math.floor(Math.random() * (range.to - range.from));
    if (given.has(port) || !(await canOpen(port))) continue;
    given.add(port);
    return port;
  }
}

function canOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
