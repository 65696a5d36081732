import type { Socket } from 'node:net';
import pg from 'pg';

/** What pg keeps of its connection. */
interface Wired {
  connection: { stream: Socket };
}

/**
 * A client that gives its connection up when PostgreSQL sends nothing for so long while it owes an answer: it is frozen,
 * or its machine is gone, and does not even keep its own limits. Everything that waits on the connection then fails with
 * `Connection terminated …`. A connection that only timed out here would be unsafe: its transaction is still open.
 * @param patienceMs more than PostgreSQL's `statement_timeout`.
 */
export function impatientClient(patienceMs: number): typeof pg.Client {
  return class ImpatientClient extends pg.Client {
    private watched: Socket | undefined;

    constructor(config?: string | pg.ClientConfig) {
      super(config);
      this.on('drain', () => this.watched?.setTimeout(0));
      const query = this.query.bind(this) as (...parameters: unknown[]) => unknown;
      this.query = ((...parameters: unknown[]) => {
        this.watch((this as unknown as Wired).connection.stream);
        return query(...parameters);
      }) as typeof this.query;
    }

    /** TLS replaces the stream of a connection once it is open. */
    private watch(stream: Socket): void {
      stream.setTimeout(patienceMs);
      if (stream === this.watched) return;
      this.watched = stream;
      stream.on('timeout', () => stream.destroy(new Error('Connection terminated: PostgreSQL does not answer')));
    }
  };
}
