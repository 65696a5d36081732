import { format } from 'node:util';
import { ConsoleLogger, Logger } from '@nestjs/common';

const levels = { log: 'log', info: 'log', debug: 'debug', trace: 'debug', warn: 'warn', error: 'error' } as const;

/**
 * From now on, everything that this process prints is a log record, one line of JSON: what packages print, what Node
 * warns of, and what ends the process. Call this before any package is loaded that might print.
 */
export function printLogLines(): void {
  Logger.overrideLogger(new ConsoleLogger({ json: true })); // until the program has its own
  const logger = new Logger('process');
  Object.assign(
    console,
    Object.fromEntries(
      Object.entries(levels).map(([method, level]) => [
        method,
        (...words: unknown[]) => logger[level](format(...words)),
      ]),
    ),
  );
  process.removeAllListeners('warning'); // Node's own, which prints
  process.on('warning', ({ name, message }) => logger.warn(`${name}: ${message}`));
  process.on('uncaughtException', (error) => {
    logger.fatal(error);
    process.exit(1);
  });
}
