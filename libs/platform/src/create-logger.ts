import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { Configuration } from '#config';

/** Logs one line of JSON per record in production, and readable lines elsewhere. */
export function createLogger({ environment, logLevel }: Configuration): ConsoleLogger | false {
  if (logLevel === 'silent') return false;
  const inOrder: LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'];
  const lowest = { trace: 'verbose', debug: 'debug', info: 'log', warn: 'warn', error: 'error' }[logLevel] as LogLevel;
  return new ConsoleLogger({
    json: environment === 'production',
    logLevels: inOrder.slice(0, inOrder.indexOf(lowest) + 1),
  });
}
