import type { Readable } from 'node:stream';
import { DomainError } from '#kernel';

/**
 * Reads the body of a request as it was sent, for handlers without a parser.
 * @throws DomainError `request.too-large`; the rest of the body is not read.
 */
export async function readBody(request: Readable, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes)
      throw new DomainError(
        'too-large',
        'request.too-large',
        `The file is too large. The limit is ${mostBytes / 1024 / 1024} MB.`,
      );
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
