import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import supertest from 'supertest';
import { type Laurel, type LaurelOptions, sessionCookieFor, startLaurel } from '#testing';
import { ApiModule } from '../src/api.module.js';
import { prepareApi } from '../src/create-api.js';
import { ContractKeeper } from './contract-keeper.js';

export interface Api extends Laurel {
  app: NestExpressApplication;
  /** Where it listens on 127.0.0.1. */
  port: number;
  /** A client signed in as this person. */
  as(person: { id: string }): Promise<ReturnType<typeof supertest.agent>>;
  /** A client that is not signed in. */
  anonymous(): ReturnType<typeof supertest.agent>;
}

/**
 * The API over HTTP for a test file, on a database of its own. Its `stop` fails when any response did not match the
 * OpenAPI description or was a 5xx.
 */
export async function startApi(options: LaurelOptions = {}): Promise<Api> {
  const keeper = new ContractKeeper();
  let app!: NestExpressApplication;
  const laurel = await startLaurel({
    ...options,
    imports: [ApiModule, ...(options.imports ?? [])],
    start: async (module, configuration) => {
      app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
      app.use(keeper.middleware);
      prepareApi(app, configuration);
      await app.listen(0, '127.0.0.1');
      keeper.learn(app, { extended: options.imports !== undefined });
      return app;
    },
  });
  return {
    ...laurel,
    app,
    port: (app.getHttpServer().address() as AddressInfo).port,
    anonymous: () => supertest.agent(app.getHttpServer()),
    as: async ({ id }) => supertest.agent(app.getHttpServer()).set('Cookie', await sessionCookieFor(laurel, id)),
    stop: async () => {
      await laurel.stop();
      if (keeper.violations.length > 0)
        throw new Error(`Responses that break the contract:\n${keeper.violations.join('\n')}`);
    },
  };
}
