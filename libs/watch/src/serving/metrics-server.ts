import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#config';
import { METERS, type Meters } from './meters.js';
import { Readiness } from './readiness.js';

/** Serves metrics and health on a port of its own, for the operator's network only. */
@Injectable()
export class MetricsServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('metrics');
  private server?: Server;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(METERS) private readonly meters: Meters,
    private readonly readiness: Readiness,
  ) {}

  /** The port that it listens on, once it does. */
  get port(): number | undefined {
    const address = this.server?.address();
    return typeof address === 'object' ? address?.port : undefined;
  }

  /** @throws Error that names the port when another program has it. */
  async onApplicationBootstrap(): Promise<void> {
    const { metricsPort, metricsHost } = this.configuration;
    if (metricsPort === undefined) return;
    this.server = createServer((request, response) => void this.answer(request, response));
    this.server.listen(metricsPort, metricsHost);
    await once(this.server, 'listening').catch((cause: NodeJS.ErrnoException) => {
      throw new Error(
        `METRICS_PORT ${metricsPort} on ${metricsHost} cannot be used (${cause.code}). Each process on a machine needs a port of its own.`,
        { cause },
      );
    });
    this.logger.log(`Metrics and health are at http://${metricsHost}:${this.port}/metrics and /health/ready.`);
  }

  async onApplicationShutdown(): Promise<void> {
    this.server?.close();
    this.server?.closeAllConnections();
    await this.meters.shutdown();
  }

  private async answer({ method, url = '' }: IncomingMessage, response: ServerResponse): Promise<void> {
    if (method !== 'GET' && method !== 'HEAD') return json(response, 405, { status: 'method not allowed' });
    switch (url.split('?')[0]) {
      case '/metrics':
        return this.meters.prometheus!.getMetricsRequestHandler({} as IncomingMessage, response);
      case '/health/live':
        return json(response, 200, { status: 'ok' });
      case '/health/ready': {
        const degraded = await this.readiness.degraded();
        return degraded === null
          ? json(response, 503, { status: 'unavailable' })
          : json(response, 200, { status: 'ok', degraded });
      }
      default:
        return json(response, 404, { status: 'not found' });
    }
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
