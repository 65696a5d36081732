import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { type Locker, Server } from '@tus/server';
import type { Ids } from '#kernel';
import { giveUpWhenIdle } from '../receiving/idle-limit.js';
import { ProtocolStore, type UploadLedger } from './protocol-store.js';
import { refusalOf, refuseMalformed } from './protocol-refusals.js';
import type { UnfinishedUploads } from './unfinished-uploads.js';

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** How long a request that must release its upload may take to write its last bytes. */
const lettingGoMs = 1_000;
/** The headers of the protocol. A proxy's headers are left out, because the library refuses common forms of them. */
const headersOfProtocol = [
  'content-type',
  'content-length',
  'tus-resumable',
  'upload-length',
  'upload-offset',
  'upload-metadata',
  'upload-defer-length',
  'upload-concat',
];

/** Decides who may do what with an upload. Each method may refuse with a `DomainError`. */
export interface UploadDesk extends UploadLedger {
  /** Writes the record of a new upload. `metadata` comes from the sender. */
  announce(
    request: IncomingMessage,
    upload: { id: string; size: number; metadata: Record<string, string | null> },
  ): Promise<void>;
  /** Admits the request to the upload, or refuses it. */
  admit(request: IncomingMessage, id: string): Promise<void>;
}

interface Parts {
  /** The path of the mount, without a slash at the end. */
  path: string;
  uploads: UnfinishedUploads;
  locks: Locker;
  desk: UploadDesk;
  ids: Ids;
}

/**
 * The resumable upload protocol tus 1.0.0 (https://tus.io/protocols/resumable-upload): creation, optionally with the first
 * bytes, termination and expiration. The desk knows who uploads what, and how far each upload is.
 */
export class UploadProtocol {
  private readonly server: Server;

  constructor({ path, uploads, locks, desk, ids }: Parts) {
    const lastSegment = path.slice(path.lastIndexOf('/') + 1);
    this.server = new Server({
      path,
      // Relative to the announcing request, since Laurel may be served below a path.
      generateUrl: (_request, { id }) => `${lastSegment}/${id}`,
      allowedOrigins: () => false,
      datastore: new ProtocolStore(uploads, desk),
      locker: locks,
      lockDrainTimeout: lettingGoMs,
      namingFunction: () => ids.next(),
      getFileIdFromRequest: (_request, id = '') => (isId.test(id) ? id : undefined),
      onUploadCreate: async (request, { id, size = 0, metadata = {} }) => {
        await desk.announce(nodeRequestOf(request), { id, size, metadata });
        return {};
      },
      onIncomingRequest: async (request, id) => {
        if (request.method !== 'POST') await desk.admit(nodeRequestOf(request), id);
      },
      onResponseError: (_request, error) => {
        throw refusalOf(error);
      },
    });
  }

  /**
   * Answers a request of the protocol.
   * @throws DomainError the refusals of the desk; codes `upload.…` for those of the protocol.
   */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    refuseMalformed(request);
    giveUpWhenIdle(request);
    const answer = await this.server.handleWeb(toWeb(request, response));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  }
}

/**
 * The request in the form that the library accepts. Node's request, passed along with it, tells the library when the
 * sender is gone.
 */
function toWeb(request: IncomingMessage, response: ServerResponse): Request {
  const headers = headersOfProtocol.flatMap((name): [string, string][] =>
    typeof request.headers[name] === 'string' ? [[name, request.headers[name]]] : [],
  );
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  const body = hasBody && request.method !== 'HEAD' ? (Readable.toWeb(request) as ReadableStream) : null;
  const web = new Request(new URL(request.url ?? '/', 'http://localhost'), {
    method: request.method,
    headers,
    body,
    duplex: 'half',
  } as RequestInit);
  return Object.assign(web, { runtime: { name: 'node', node: { req: request, res: response } } });
}

function nodeRequestOf({ runtime }: { runtime?: { node?: { req: unknown } } }): IncomingMessage {
  return runtime!.node!.req as IncomingMessage;
}
