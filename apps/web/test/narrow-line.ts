import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A connection between browser and server that passes on a limited number of bytes and can be cut. */
export interface NarrowLine {
  /** The address for browsers, without a trailing slash. */
  url: string;
  /** Starts forwarding requests. */
  serve(listener: RequestListener): void;
  /**
   * Forwards this many more bytes of each connection and holds the rest; by default there is no limit. The limit is per
   * connection, because browsers resend by themselves what was cut before an answer.
   */
  pass(bytes?: number): void;
  /** Cuts every connection. */
  cut(): void;
  stop(): Promise<void>;
}

export async function openNarrowLine(): Promise<NarrowLine> {
  let serving: RequestListener = (_, response) => response.writeHead(503).end();
  const server = createHttpServer((request, response) => serving(request, response));
  const port = await listen(server);
  let allowed = Infinity;
  const open = new Set<Connection>();
  const goOn = (connection: Connection) => {
    for (let chunk = connection.held.shift(); chunk !== undefined; chunk = connection.held.shift()) {
      const passed = chunk.subarray(0, connection.left);
      connection.left -= passed.length;
      if (passed.length > 0) connection.to.write(passed);
      if (passed.length < chunk.length) return void connection.held.unshift(chunk.subarray(passed.length));
    }
  };
  const end = (connection: Connection) => {
    open.delete(connection);
    connection.from.destroy();
    connection.to.end(); // forwarded bytes still arrive
  };
  const line = createServer((from) => {
    const connection: Connection = { from, to: connect(port, '127.0.0.1'), left: allowed, held: [] };
    open.add(connection);
    from.on('data', (chunk) => {
      connection.held.push(chunk);
      goOn(connection);
    });
    connection.to.pipe(from);
    for (const socket of [from, connection.to]) socket.on('error', () => undefined); // a close event follows
    from.on('close', () => end(connection));
    connection.to.on('close', () => from.destroy());
  });
  const address = await listen(line);
  return {
    url: `http://localhost:${address}`,
    serve: (listener) => {
      serving = listener;
    },
    pass: (bytes = Infinity) => {
      allowed = bytes;
      for (const connection of open) {
        connection.left = bytes;
        goOn(connection);
      }
    },
    cut: () => open.forEach(end),
    stop: async () => {
      open.forEach(end);
      server.closeAllConnections();
      for (const one of [line, server]) await new Promise((resolve) => one.close(resolve));
    },
  };
}

interface Connection {
  from: Socket;
  to: Socket;
  /** How many more bytes may pass. */
  left: number;
  /** Waits to be forwarded. */
  held: Buffer[];
}

async function listen(server: Server): Promise<number> {
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
