import { Logger } from '@nestjs/common';
import { readConfiguration } from '#config';
import { createApi, listen, serveDocs } from './create-api.js';

const configuration = readConfiguration(process.env);
const app = await createApi(configuration);
serveDocs(app);
app.enableShutdownHooks();
await listen(app, configuration);
new Logger('api').log(
  `The API listens on port ${configuration.port}; its description is at ${configuration.publicUrl}/docs`,
);
