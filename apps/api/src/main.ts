import { Logger } from '@nestjs/common';
import { readConfiguration } from '#config';
import { createApi, serveDocs } from './create-api.js';

const configuration = readConfiguration(process.env);
const app = await createApi(configuration);
serveDocs(app);
app.enableShutdownHooks();
await app.listen(configuration.port);
new Logger('api').log(
  `The API listens on port ${configuration.port}; its description is at ${configuration.publicUrl}/docs`,
);
