import type { Server } from 'node:http';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import helmet from 'helmet';
import type { Configuration } from '#config';
import { createLogger, PlatformModule } from '#platform';
import { ApiModule } from './api.module.js';
import { describeApi } from './http/openapi.js';
import { originCheck } from './identity/origin-check.js';
import { mountUploads } from './submissions/uploads.mount.js';

@Module({})
class RootModule {}

export interface ApiOptions {
  /** What runs beside the API in the same process: the standalone's worker. */
  beside?: (Type | DynamicModule)[];
}

/**
 * How long a request may take to arrive; Node's five minutes would cut a large file on a slow line. Headers still have to
 * come within a minute, and of an upload something every two. A resumable one that needs longer goes on in the next request.
 */
const requestTimeoutMs = 60 * 60 * 1000;

/** How long an idle connection is kept: longer than the minute of usual proxies, or they send a request into one that is just being closed. */
const keepAliveTimeoutMs = 65 * 1000;

/** The API on its platform, with what runs beside it. */
export function rootOf(configuration: Configuration, beside: (Type | DynamicModule)[] = []): DynamicModule {
  return { module: RootModule, imports: [PlatformModule.forRoot(configuration), ApiModule, ...beside] };
}

/** A body of JSON at most; files travel as multipart, or by the upload protocol. */
const bodyLimit = '1mb';

/** The API as a Nest application with everything mounted, not yet listening. */
export async function createApi(
  configuration: Configuration,
  { beside = [] }: ApiOptions = {},
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(rootOf(configuration, beside), {
    bodyParser: false,
    logger: createLogger(configuration),
  });
  prepareApi(app, configuration);
  return app;
}

/** Mounts what stands before the handlers. Tests use it on an application of their own making. */
export function prepareApi(app: NestExpressApplication, configuration: Configuration): void {
  const server = app.getHttpServer() as Server;
  server.requestTimeout = requestTimeoutMs;
  server.keepAliveTimeout = keepAliveTimeoutMs;
  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback, uniquelocal');
  app.set('query parser', 'simple');
  app.use(
    helmet({ contentSecurityPolicy: false, strictTransportSecurity: configuration.publicUrl.startsWith('https:') }),
  );
  app.use(originCheck(configuration.publicUrl));
  mountUploads(app);
  app.useBodyParser('json', { limit: bodyLimit, type: ['application/json', 'application/*+json'] });
}

/** Serves the API's description at `/openapi.json` and its rendering at `/docs`. */
export function serveDocs(app: NestExpressApplication): void {
  SwaggerModule.setup('docs', app, () => describeApi(app), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: 'Laurel API',
  });
}
