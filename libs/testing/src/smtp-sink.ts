import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface ReceivedMail {
  from: string;
  to: string[];
  messageId: string;
  /** Headers and body as received. */
  raw: string;
}

export interface SmtpSink {
  /** `smtp://127.0.0.1:port` */
  url: string;
  mails: ReceivedMail[];
  stop(): Promise<void>;
}

/** Instead of a reply: the connection ends without one. */
export const hangUp = Symbol('hang up');

/** What a server replies to a command instead of taking it. Null: it takes it. */
export type Refuse = (command: string) => string | typeof hangUp | null;

/**
 * Accepts and keeps every email, unless `refuse` replies to a command: `CONNECT` when somebody connects, and `.` at the
 * end of an email, which is not kept then.
 */
export async function startSmtpSink(refuse: Refuse = () => null): Promise<SmtpSink> {
  const mails: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    converse(socket, refuse, (mail) => mails.push(mail));
  });
  // If a test fails before it stops the sink, Jest can still exit.
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve).unref());
  const stop = (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, mails, stop };
}

function converse(socket: Socket, refuse: Refuse, keep: (mail: ReceivedMail) => void): void {
  let received = '';
  let from = '';
  let to: string[] = [];
  let inData = false;
  const reply = (line: string) => socket.write(`${line}\r\n`);
  const refused = (command: string): boolean => {
    const refusal = refuse(command);
    if (refusal === hangUp) socket.destroy();
    else if (refusal !== null) reply(refusal);
    return refusal !== null;
  };
  const addressIn = (command: string): string => /<([^>]*)>/.exec(command)?.[1] ?? '';

  const obey = (command: string): void => {
    const verb = command.slice(0, 4).toUpperCase();
    if (verb === 'MAIL') [from, to] = [addressIn(command), []];
    if (verb === 'RCPT') to.push(addressIn(command));
    if (verb === 'DATA') inData = true;
    if (verb === 'QUIT') socket.end('221 Bye\r\n');
    else reply(verb === 'DATA' ? '354 Go on' : '250 Fine');
  };

  const finish = (data: string): void => {
    inData = false;
    if (refused('.')) return;
    const raw = data.replace(/^\.\./gm, '.');
    keep({ from, to, raw, messageId: /^Message-ID:\s*(\S+)/im.exec(raw)?.[1] ?? '' });
    reply('250 Taken');
  };

  if (!refused('CONNECT')) reply('220 sink');
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    received += chunk;
    for (;;) {
      const end = inData ? '\r\n.\r\n' : '\r\n';
      const index = received.indexOf(end);
      if (index === -1) return;
      const piece = received.slice(0, index);
      received = received.slice(index + end.length);
      if (inData) finish(piece);
      else if (!refused(piece)) obey(piece);
    }
  });
}
