import { once } from 'node:events';
import { connect, createServer, type Server, type Socket, type AddressInfo } from 'node:net';

/** A port in front of a service, through which a drill can take the service away and give it back. */
export class Gate {
  private readonly sockets = new Set<Socket>();
  private isOpen = true;

  private constructor(
    private readonly server: Server,
    /** `host:port` of the service. */
    private readonly target: URL,
  ) {}

  /** @param target the service's address, for example `redis://127.0.0.1:6379` */
  static async before(target: string): Promise<Gate> {
    const server = createServer();
    const gate = new Gate(server, new URL(target));
    server.on('connection', (socket) => gate.pass(socket));
    server.listen(0, '127.0.0.1').unref();
    await once(server, 'listening');
    return gate;
  }

  /** The same address, through the gate. */
  get url(): string {
    const through = new URL(this.target.href);
    through.host = `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return through.href.replace(/\/$/, '');
  }

  /** Ends every connection, and ends new ones at once, as if the service had died. */
  shut(): void {
    this.isOpen = false;
    for (const socket of this.sockets) socket.destroy();
  }

  open(): void {
    this.isOpen = true;
  }

  stop(): void {
    this.shut();
    this.server.close();
  }

  private pass(socket: Socket): void {
    if (!this.isOpen) {
      socket.destroy();
      return;
    }
    const onward = connect(Number(this.target.port), this.target.hostname);
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      this.sockets.add(one);
      one.on('error', () => other.destroy()).on('close', () => (this.sockets.delete(one), other.destroy()));
      one.pipe(other);
    }
  }
}
