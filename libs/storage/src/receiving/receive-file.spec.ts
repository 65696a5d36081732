import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import express, { type NextFunction, type Request, type Response } from 'express';
import request from 'supertest';
import { DomainError } from '#kernel';
import { docx, officeDocument, samples } from '../../test/samples.js';
import { ArtifactStore } from '../artifact-store.js';
import { openStore } from '../drivers/open-store.js';
import { receiveFile } from './receive-file.js';

const pdf = samples['application/pdf']!;
const maxBytes = 200_000;

/** A store whose disk is full. */
class FullStore extends ArtifactStore {
  async write(_key: string, content: Readable): Promise<never> {
    await new Promise((resolve) => content.once('readable', resolve));
    content.destroy();
    throw new Error('ENOSPC: no space left on device');
  }
  read = () => Promise.reject(new Error('nothing here'));
  stat = async () => null;
  async *list() {}
  remove = async () => {};
  removeUnfinished = async () => 0;
  check = async () => {};
}

describe('receiving a file', () => {
  let folder: string;
  let store: ArtifactStore;
  let server: Server;
  let key: string;
  /** How the last request ended, for those whose sender does not wait for the answer. */
  let ended: Promise<unknown>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'laurel-receive-'));
    store = await openStore(pathToFileURL(folder).href);
    let end: (outcome: unknown) => void = () => {};
    const app = express();
    app.post('/files', async (req: Request, res: Response) => {
      ended = new Promise((resolve) => (end = resolve));
      if (req.headers['x-late']) await once(req, 'close').catch(() => {});
      const place = {
        store: req.headers['x-full'] ? new FullStore() : store,
        key,
        maxBytes,
        accept: ['application/pdf', docx, 'text/plain'],
      };
      const file = await receiveFile(req, place);
      end(file);
      res.status(201).json({ ...file, description: (req.body as { description?: string }).description });
    });
    app.use((error: unknown, _req: Request, res: Response, _next: NextFunction) => {
      end(error);
      if (error instanceof DomainError) res.status(400).json({ code: error.code, detail: error.message });
      else res.status(500).json({ detail: (error as Error).message });
    });
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  beforeEach(() => {
    key = randomUUID();
  });
  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const nothingRemains = async () => {
    expect(await store.stat(key)).toBeNull();
    expect(await readdir(join(folder, '.unfinished')).catch(() => [])).toEqual([]);
  };

  it('keeps the file and returns its type, size and hash', async () => {
    const answer = await request(server)
      .post('/files')
      .field('description', 'Our plan')
      .attach('file', pdf, { filename: 'Übersicht "März".pdf', contentType: 'application/pdf' });

    expect(answer.body).toEqual({
      key,
      name: 'Übersicht _März_.pdf',
      mediaType: 'application/pdf',
      size: pdf.length,
      sha256: createHash('sha256').update(pdf).digest('hex'),
      description: 'Our plan',
    });
    expect(await store.stat(key)).toMatchObject({ size: pdf.length });
  });

  it('recognizes a Word document with its content list at the end, after a picture', async () => {
    const content = officeDocument(docx, 'last', Buffer.alloc(150_000, 0xa5));

    const answer = await request(server)
      .post('/files')
      .attach('file', content, { filename: 'plan.docx', contentType: 'application/octet-stream' });

    expect(answer.body).toMatchObject({ mediaType: docx, name: 'plan.docx' });
  });

  it('accepts a file of exactly the limit', async () => {
    const answer = await request(server)
      .post('/files')
      .attach('file', Buffer.alloc(maxBytes, 'a'), { filename: 'notes.txt', contentType: 'text/plain' });

    expect(answer.body).toMatchObject({ size: maxBytes });
  });

  it.each([
    ['empty', Buffer.alloc(0), 'plan.pdf', 'application/pdf', 'file.empty'],
    ['one byte too large', Buffer.alloc(maxBytes + 1, 'a'), 'notes.txt', 'text/plain', 'file.too-large'],
    [
      'announced as far too large',
      Buffer.alloc(maxBytes + 2_000_000, 'a'),
      'notes.txt',
      'text/plain',
      'file.too-large',
    ],
    [
      'of another type than declared',
      Buffer.from('MZ\0a program'),
      'plan.pdf',
      'application/pdf',
      'file.type-contradicted',
    ],
    ['of a type that is not accepted here', samples['image/png']!, 'photo.png', 'image/png', 'file.type-not-accepted'],
    ['of an unknown form', Buffer.from([1, 2, 3, 0, 255]), 'plan.pdf', 'application/pdf', 'file.type-unknown'],
  ])('refuses a file that is %s, and keeps nothing', async (_, content, filename, contentType, code) => {
    const answer = await request(server).post('/files').attach('file', content, { filename, contentType });

    expect(answer.body).toMatchObject({ code });
    await nothingRemains();
  });

  it('refuses two files at once, and keeps nothing', async () => {
    const answer = await request(server).post('/files').attach('file', pdf, 'a.pdf').attach('file', pdf, 'b.pdf');

    expect(answer.body).toMatchObject({ code: 'file.one-at-a-time' });
    await nothingRemains();
  });

  it('refuses a file in a part with another name', async () => {
    const answer = await request(server).post('/files').attach('document', pdf, 'a.pdf');

    expect(answer.body).toMatchObject({ code: 'file.one-at-a-time' });
    await nothingRemains();
  });

  it('refuses a request without a file', async () => {
    const answer = await request(server).post('/files').field('description', 'nothing attached');

    expect(answer.body).toMatchObject({ code: 'file.missing' });
  });

  it('refuses a request that is not multipart', async () => {
    const answer = await request(server).post('/files').set('Content-Type', 'application/pdf').send(pdf);

    expect(answer.body).toMatchObject({ code: 'request.multipart' });
  });

  it.each([
    ['without a boundary', 'multipart/form-data', 'anything'],
    ['with a part that has no headers', 'multipart/form-data; boundary=x', '--x\r\nnonsense\r\n--x--\r\n'],
  ])('refuses multipart %s', async (_, type, body) => {
    const answer = await request(server).post('/files').set('Content-Type', type).send(body);

    expect(answer.status).toBe(400);
    expect(answer.body.code).toMatch(/^file\.(malformed|missing|truncated)$/);
    await nothingRemains();
  });

  it('refuses an incomplete form in a complete request', async () => {
    const body = Buffer.concat([
      Buffer.from(
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n',
      ),
      pdf,
    ]);

    const answer = await request(server)
      .post('/files')
      .set('Content-Type', 'multipart/form-data; boundary=x')
      .send(body);

    expect(answer.body).toMatchObject({ code: 'file.truncated' });
    await nothingRemains();
  });

  it.each([
    ['at its beginning', 0, ''],
    ['in its middle', 100_000, ''],
    ['before anyone has begun to read', 1000, 'X-Late: yes\r\n'],
  ])('keeps nothing when the sender disconnects %s', async (_, sent, header) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.write(
      `POST /files HTTP/1.1\r\nHost: x\r\n${header}Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 190000\r\n\r\n`,
    );
    socket.write(
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n',
    );
    socket.write(Buffer.alloc(sent));
    await once(server, 'request');
    await new Promise((resolve) => setTimeout(resolve, 30));
    socket.destroy();

    expect(await ended).toMatchObject({ code: 'file.truncated' });
    await nothingRemains();
  });

  it("does not blame the sender for the store's own failure", async () => {
    const answer = await request(server).post('/files').set('X-Full', 'yes').attach('file', pdf, 'a.pdf');

    expect(answer.status).toBe(500);
    expect(answer.body).toEqual({ detail: 'ENOSPC: no space left on device' });
  });
});
