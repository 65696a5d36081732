import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { Configuration } from '#config';
import { logFields } from '#watch';

/** Logs one line of JSON per record in production, and readable lines elsewhere. */
export function createLogger({ environment, logLevel }: Configuration): ConsoleLogger | false {
  if (logLevel === 'silent') return false;
  const inOrder: LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'];
  const lowest = { trace: 'verbose', debug: 'debug', info: 'log', warn: 'warn', error: 'error' }[logLevel] as LogLevel;
  return new FieldsLogger({
    json: environment === 'production',
    logLevels: inOrder.slice(0, inOrder.indexOf(lowest) + 1),
  });
}

/** Adds to each line which request or job it belongs to. */
class FieldsLogger extends ConsoleLogger {
  protected override getJsonLogObject(message: unknown, options: { context: string; logLevel: LogLevel }) {
    return { ...super.getJsonLogObject(message, options), ...logFields() };
  }

  protected override stringifyMessage(message: unknown, logLevel: LogLevel): string {
    const { requestId, job } = logFields();
    const words = super.stringifyMessage(message, logLevel);
    return requestId === undefined && job === undefined ? words : `${words} [${requestId ?? job}]`;
  }
}
