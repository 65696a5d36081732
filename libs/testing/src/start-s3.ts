import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import S3rver, { type Context, type S3Object, type StoredObject } from 's3rver';

export interface TestS3 {
  /** For `openStore`. */
  storeUrl: string;
  /** Loses the parts of an upload that have arrived, as a bucket's rule that aborts old uploads does. */
  abortUploads(): Promise<void>;
  stop(): Promise<void>;
}

const bucket = 'artifacts';

/** An S3 server for one test file, on a free port. It adds the features that s3rver lacks and a store needs. */
export async function startS3(): Promise<TestS3> {
  const directory = await mkdtemp(join(tmpdir(), 'laurel-s3-'));
  const server = new S3rver({
    directory,
    silent: true,
    address: '127.0.0.1',
    port: 0,
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  server.middleware.unshift(unfinishedUploads(join(directory, bucket, '._S3rver_uploads')));
  answerWhenStored(server);
  const { port } = await server.run();
  // s3rver ignores signatures, but the SDK sends nothing without credentials.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  process.env.AWS_ACCESS_KEY_ID ??= 'S3RVER';
  process.env.AWS_SECRET_ACCESS_KEY ??= 'S3RVER';
  return {
    storeUrl: `s3://${bucket}?endpoint=http://127.0.0.1:${port}&forcePathStyle=true`,
    abortUploads: () => rm(join(directory, bucket, '._S3rver_uploads'), { recursive: true, force: true }),
    async stop() {
      server.httpServer.closeAllConnections();
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/**
 * s3rver returns 405 for listing and aborting multipart uploads, and accepts parts for an upload that does not exist.
 */
function unfinishedUploads(folder: string) {
  return async (context: Context, next: () => Promise<void>): Promise<void> => {
    const { uploadId } = context.query;
    if (typeof uploadId === 'string' && !existsSync(join(folder, uploadId, 'key'))) {
      context.status = 404;
      context.type = 'application/xml';
      context.body = '<Error><Code>NoSuchUpload</Code><Message>The specified upload does not exist.</Message></Error>';
    } else if (context.method === 'GET' && typeof uploadId === 'string') {
      const parts = (await readdir(join(folder, uploadId)))
        .filter((name) => /^\d+$/.test(name))
        .sort((a, b) => Number(a) - Number(b));
      const described = await Promise.all(parts.map((number) => describePart(join(folder, uploadId), number)));
      context.type = 'application/xml';
      context.body = `<ListPartsResult><IsTruncated>false</IsTruncated>${described.join('')}</ListPartsResult>`;
    } else if (context.method === 'DELETE' && typeof uploadId === 'string') {
      await rm(join(folder, uploadId), { recursive: true, force: true });
      context.status = 204;
    } else if (context.method === 'GET' && 'uploads' in context.query) {
      const ids = await readdir(folder).catch((): string[] => []);
      const uploads = await Promise.all(ids.map((id) => describeUpload(folder, id)));
      context.type = 'application/xml';
      context.body = `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${uploads.join('')}</ListMultipartUploadsResult>`;
    } else {
      await next();
    }
  };
}

async function describeUpload(folder: string, id: string): Promise<string> {
  const key = await readFile(join(folder, id, 'key'), 'utf8');
  const { birthtime } = await stat(join(folder, id, 'key'));
  return `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${birthtime.toISOString()}</Initiated></Upload>`;
}

async function describePart(folder: string, number: string): Promise<string> {
  const { size } = await stat(join(folder, number));
  const md5 = await readFile(join(folder, `${number}.md5`), 'utf8');
  return `<Part><PartNumber>${number}</PartNumber><ETag>"${md5}"</ETag><Size>${size}</Size></Part>`;
}

/** s3rver responds when it has hashed the last byte, which may be before that byte is in the file. */
function answerWhenStored(server: S3rver): void {
  const put = server.store.putObject.bind(server.store);
  server.store.putObject = async (object: S3Object): Promise<StoredObject> => {
    const stored = await put(object);
    const path = server.store.getResourcePath(object.bucket, object.key, 'object');
    while ((await stat(path)).size < stored.size) await wait(5);
    return stored;
  };
  const putPart = server.store.putPart.bind(server.store);
  server.store.putPart = async (
    name: string,
    uploadId: string,
    number: string,
    content: unknown,
  ): Promise<StoredObject> => {
    const stored = await putPart(name, uploadId, number, content);
    const path = join(server.store.getResourcePath(name, '', 'uploads'), uploadId, number);
    while ((await stat(path)).size < stored.size) await wait(5);
    return stored;
  };
}
