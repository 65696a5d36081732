import { Logger } from '@nestjs/common';
import { runProgram } from '#start';

await runProgram(async (configuration) => {
  const { createWorker } = await import('./create-worker.js');
  const worker = await createWorker(configuration);
  worker.enableShutdownHooks();
  new Logger('worker').log('The worker is running.');
});
