import type { Readable } from 'node:stream';
import { DomainError } from '#kernel';

/**
 * The body of a request as it was sent, for a handler before which nothing parsed it.
 * @throws DomainError `too-large`, `request.too-large`; what is left of it is not read.
 */
export async function readBody(request: Readable, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes)
      throw new DomainError('too-large', 'request.too-large', `A file may have ${mostBytes / 1024 / 1024} MB at most.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
