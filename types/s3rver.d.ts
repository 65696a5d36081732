/** The parts of s3rver that tests and benchmarks use. It has no types. */
declare module 's3rver' {
  import type { Server } from 'node:http';
  import type { AddressInfo } from 'node:net';

  /** A Koa context. */
  export interface Context {
    method: string;
    query: Record<string, string | string[] | undefined>;
    status: number;
    type: string;
    body: unknown;
  }

  export interface S3Object {
    bucket: string;
    key: string;
  }

  export interface StoredObject {
    size: number;
    md5: string;
  }

  export default class S3rver {
    constructor(options: {
      directory: string;
      address?: string;
      port?: number;
      silent?: boolean;
      configureBuckets?: { name: string; configs: string[] }[];
    });
    /** Koa's middleware, run in this order. */
    readonly middleware: ((context: Context, next: () => Promise<void>) => Promise<void>)[];
    readonly store: {
      getResourcePath(bucket: string, key: string, resource: string): string;
      putObject(object: S3Object): Promise<StoredObject>;
      putPart(bucket: string, uploadId: string, partNumber: string, content: unknown): Promise<StoredObject>;
    };
    readonly httpServer: Server;
    run(): Promise<AddressInfo>;
    close(): Promise<void>;
  }
}
