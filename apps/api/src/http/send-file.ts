import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { type DeliveredFile, type Delivery, deliveryOf } from '#storage';

/** Sends a stranger's file, or the requested range of it, as a download that can do nothing in a browser. */
export async function sendFile(
  request: Request,
  response: Response,
  file: DeliveredFile,
  read: (range: Delivery['range']) => Promise<Readable>,
): Promise<void> {
  const delivery = deliveryOf(file, {
    range: request.headers.range,
    ifRange: request.headers['if-range'] as string | undefined,
  });
  const content = delivery.status === 416 ? null : await read(delivery.range);
  response.status(delivery.status).set(delivery.headers);
  if (content === null) response.end();
  // When the reader disconnects, the pipeline fails. Nobody is left to tell.
  else await pipeline(content, response).catch(() => response.destroy());
}
