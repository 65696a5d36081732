import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loopbackCertificate } from './loopback-certificate.js';

export interface LoopbackHttps {
  /** Without a slash at its end. PUBLIC_URL must be this address, because did:web resolves only over https. */
  url: string;
  /** PEM. A client that should trust this server needs it, for example in NODE_EXTRA_CA_CERTS. */
  certificateFile: string;
  /** Forwards requests from now on. Until then the answer is 503. */
  serve(listener: RequestListener): void;
  stop(): Promise<void>;
}

/**
 * Opens https on a free port of this machine with a certificate of its own. It opens before the application starts, because
 * the application needs to know its public address.
 */
export async function openLoopbackHttps(at: Date): Promise<LoopbackHttps> {
  const { key, certificate } = loopbackCertificate(at);
  const folder = await mkdtemp(join(tmpdir(), 'laurel-https-'));
  const certificateFile = join(folder, 'certificate.pem');
  await writeFile(certificateFile, certificate);
  let serving: RequestListener = (_, response) => response.writeHead(503, { 'Retry-After': '1' }).end();
  const server = createServer({ key, cert: certificate }, (request, response) => serving(request, response));
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    certificateFile,
    serve: (listener) => {
      serving = listener;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
