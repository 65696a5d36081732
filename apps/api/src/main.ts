import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import { runProgram } from '#start';

await runProgram(async (configuration) => {
  const { createApi, listen, serveDocs } = await import('./create-api.js');
  const app = await createApi(configuration);
  serveDocs(app);
  app.enableShutdownHooks();
  await listen(app, configuration);
  const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
  new Logger('api').log(`The API listens on port ${port}; its description is at ${configuration.publicUrl}/docs`);
});
