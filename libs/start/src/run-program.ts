import { Logger } from '@nestjs/common';
import { type Configuration, ConfigurationError, readConfiguration } from '#config';
import { CannotStart } from './cannot-start.js';
import { requireMigrated } from './check-database.js';
import { printLogLines } from './log-lines.js';

/**
 * Runs an api or a worker. What prevents its start is one sentence in the log, and the exit code 1. In production, all
 * that it prints is lines of JSON. So `start` loads the program only when it is called: its packages may print.
 */
export async function runProgram(start: (configuration: Configuration) => Promise<void>): Promise<void> {
  if (isProduction(process.env.NODE_ENV)) printLogLines();
  try {
    const configuration = readConfiguration(process.env);
    await requireMigrated(configuration.databaseUrl);
    await start(configuration);
  } catch (error) {
    const isForOperators = error instanceof ConfigurationError || error instanceof CannotStart;
    new Logger('start').fatal(isForOperators ? error.message : error);
    process.exit(1);
  }
}

/** As the configuration has it, but known before that is read. */
const isProduction = (environment = ''): boolean => !['development', 'test'].includes(environment);
