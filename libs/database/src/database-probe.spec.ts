import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Configuration } from '#config';
import { DatabaseProbe } from './database-probe.js';

const probeOf = (port: number) =>
  new DatabaseProbe({ databaseUrl: `postgres://laurel@127.0.0.1:${port}/laurel` } as Configuration);

describe('a database', () => {
  const sockets: Socket[] = [];
  let server: Server | undefined;
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    server?.close();
  });

  it('that is stopped, so that it takes connections and says nothing, does not answer', async () => {
    server = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const probe = probeOf((server.address() as AddressInfo).port);
    expect(await Promise.all([probe.answers(), probe.answers()])).toEqual([false, false]);
    await probe.onApplicationShutdown();
  });

  it('that is not there does not answer', async () => {
    const probe = probeOf(1);
    expect(await probe.answers()).toBe(false);
    await probe.onApplicationShutdown();
  });
});
