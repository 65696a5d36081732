import type { Server } from 'node:http';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import helmet from 'helmet';
import type { Configuration } from '#config';
import { createLogger, PlatformModule } from '#platform';
import { Metrics, Traces } from '#watch';
import { ApiModule } from './api.module.js';
import { describeApi } from './http/openapi.js';
import { watchRequests } from './http/watch-requests.js';
import { originCheck } from './identity/origin-check.js';
import { mountUploads } from './submissions/uploads.mount.js';

@Module({})
class RootModule {}

export interface ApiOptions {
  /** Modules that run in the same process: in the standalone, the worker. */
  alsoRunning?: (Type | DynamicModule)[];
}

/**
 * How long a request may take to arrive. Node's five minutes would cut off a large file on a slow connection. Headers
 * must still arrive within a minute, and an upload must send something every two minutes. A resumable upload that needs
 * longer continues in the next request.
 */
const requestTimeoutMs = 60 * 60 * 1000;

/**
 * How long an idle connection stays open: longer than the minute that proxies usually keep it. Otherwise a proxy might
 * send a request on a connection that is just being closed.
 */
const keepAliveTimeoutMs = 65 * 1000;

/** The API on its platform, with any other modules of the same process. */
export function rootOf(configuration: Configuration, alsoRunning: (Type | DynamicModule)[] = []): DynamicModule {
  const platform = PlatformModule.forRoot(configuration, { work: 'requests' });
  return { module: RootModule, imports: [platform, ApiModule, ...alsoRunning] };
}

/** The size limit of a JSON body. Files arrive as multipart, or by the upload protocol. */
const bodyLimit = '1mb';

/** The API as a Nest application with everything mounted. It does not listen yet. */
export async function createApi(
  configuration: Configuration,
  { alsoRunning = [] }: ApiOptions = {},
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(rootOf(configuration, alsoRunning), {
    bodyParser: false,
    logger: createLogger(configuration),
  });
  prepareApi(app, configuration);
  return app;
}

/** Mounts the middleware that runs before the handlers. Tests also mount it on their own applications. */
export function prepareApi(app: NestExpressApplication, configuration: Configuration): void {
  const server = app.getHttpServer() as Server;
  server.requestTimeout = requestTimeoutMs;
  server.keepAliveTimeout = keepAliveTimeoutMs;
  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback, uniquelocal');
  app.set('query parser', 'simple');
  app.use(watchRequests(app.get(Metrics, { strict: false }), app.get(Traces, { strict: false })));
  app.use(
    helmet({ contentSecurityPolicy: false, strictTransportSecurity: configuration.publicUrl.startsWith('https:') }),
  );
  app.use(originCheck(configuration.publicUrl));
  mountUploads(app);
  app.useBodyParser('json', { limit: bodyLimit, type: ['application/json', 'application/*+json'] });
}

/** Listens on HOST; without it, on every address of the machine. */
export async function listen(app: NestExpressApplication, { host, port }: Configuration): Promise<void> {
  await (host === undefined ? app.listen(port) : app.listen(port, host));
}

/** Serves the API's description at `/openapi.json`, and a readable version at `/docs`. */
export function serveDocs(app: NestExpressApplication): void {
  SwaggerModule.setup('docs', app, () => describeApi(app), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: 'Laurel API',
  });
}
